//! Writes values as lines.

use std::fmt::Display;

use serde::{
    Serialize, Serializer,
    ser::{self, Impossible, SerializeSeq, SerializeStruct, SerializeTuple},
};

use super::InvalidLines;

/// Writes a value.
///
/// # Panics
/// If its type has parts that content never has: maps, signed numbers, variants with values.
pub fn to_lines(value: &impl Serialize) -> String {
    let mut writer = Writer::default();
    value
        .serialize(&mut writer)
        .expect("content consists of texts, numbers, lists and structs");
    writer.0.join("\n")
}

#[derive(Default)]
struct Writer(Vec<String>);

impl Writer {
    fn line(&mut self, line: impl ToString) -> Result<(), InvalidLines> {
        self.0.push(line.to_string());
        Ok(())
    }
}

impl ser::Error for InvalidLines {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

macro_rules! refused {
    ($($name:ident: $type:ty,)*) => {
        $(fn $name(self, _: $type) -> Result<(), InvalidLines> { Err(InvalidLines) })*
    };
}

impl<'w> Serializer for &'w mut Writer {
    type Ok = ();
    type Error = InvalidLines;
    type SerializeSeq = &'w mut Writer;
    type SerializeTuple = &'w mut Writer;
    type SerializeStruct = &'w mut Writer;
    type SerializeTupleStruct = Impossible<(), InvalidLines>;
    type SerializeTupleVariant = Impossible<(), InvalidLines>;
    type SerializeMap = Impossible<(), InvalidLines>;
    type SerializeStructVariant = Impossible<(), InvalidLines>;

    refused! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u64: u64, serialize_f32: f32, serialize_f64: f64, serialize_char: char,
        serialize_bytes: &[u8], serialize_unit_struct: &'static str,
    }

    fn serialize_unit(self) -> Result<(), InvalidLines> {
        Err(InvalidLines)
    }

    fn serialize_bool(self, flag: bool) -> Result<(), InvalidLines> {
        self.line(u8::from(flag))
    }

    fn serialize_u8(self, number: u8) -> Result<(), InvalidLines> {
        self.line(number)
    }

    fn serialize_u16(self, number: u16) -> Result<(), InvalidLines> {
        self.line(number)
    }

    fn serialize_u32(self, number: u32) -> Result<(), InvalidLines> {
        self.line(number)
    }

    fn serialize_str(self, text: &str) -> Result<(), InvalidLines> {
        let text = text.replace('\\', "\\\\").replace('\n', "\\n");
        self.line(text.replace('\r', "\\r").replace('<', "\\l"))
    }

    fn serialize_none(self) -> Result<(), InvalidLines> {
        self.line('-')
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), InvalidLines> {
        self.line('+')?;
        value.serialize(self)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        place: u32,
        _: &'static str,
    ) -> Result<(), InvalidLines> {
        self.line(place)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), InvalidLines> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), InvalidLines> {
        Err(InvalidLines)
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Self, InvalidLines> {
        self.line(length.ok_or(InvalidLines)?)?;
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, InvalidLines> {
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, InvalidLines> {
        Ok(self)
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, InvalidLines> {
        Err(InvalidLines)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, InvalidLines> {
        Err(InvalidLines)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, InvalidLines> {
        Err(InvalidLines)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, InvalidLines> {
        Err(InvalidLines)
    }
}

impl SerializeSeq for &mut Writer {
    type Ok = ();
    type Error = InvalidLines;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), InvalidLines> {
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), InvalidLines> {
        Ok(())
    }
}

impl SerializeTuple for &mut Writer {
    type Ok = ();
    type Error = InvalidLines;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), InvalidLines> {
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), InvalidLines> {
        Ok(())
    }
}

impl SerializeStruct for &mut Writer {
    type Ok = ();
    type Error = InvalidLines;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        _: &'static str,
        value: &T,
    ) -> Result<(), InvalidLines> {
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), InvalidLines> {
        Ok(())
    }
}
