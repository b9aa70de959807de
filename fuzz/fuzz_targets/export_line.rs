#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| marathon_server::fuzz_inputs::export_line(bytes));
