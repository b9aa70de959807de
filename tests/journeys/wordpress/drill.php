<?php
// What the drill needs of its WordPress: the marathon is on the same machine, which WordPress takes for a mistake; and
// a provider is trusted when the test says so.
add_filter('http_request_host_is_external', '__return_true');
add_filter('http_allowed_safe_ports', fn($ports) => array_merge($ports, range(1024, 65535)));
add_action('init', function () {
    $marathon = get_option('drill_trusted');
    if ($marathon) wp_oembed_add_provider("$marathon/*", "$marathon/api/v1/oembed");
});
