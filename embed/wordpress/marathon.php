<?php
/*
Plugin Name: Letter-writing marathon
Description: Petitions and counters: paste the address of a case, or write [marathon case="…"] or [marathon_counter case="…"]. The marathon's address, and the section that receives the signatures, stand under Settings, General.
Version: 1.0
Requires at least: 5.9
Requires PHP: 7.4
License: AGPL-3.0-or-later
*/
defined('ABSPATH') || exit;

const MARATHON_FORMS = ['case' => '[a-z0-9-]{1,60}', 'section' => '[a-z]{2,3}', 'lang' => '[a-z]{2}', 'theme' => 'light|dark|auto', 'accent' => '#[0-9a-fA-F]{6}', 'variant' => 'bar'];

/** The marathon's origin, or nothing until an administrator has set it. */
function marathon_site($written = null) {
    $parts = wp_parse_url($written ?? get_option('marathon_site', ''));
    $is_sound = in_array($parts['scheme'] ?? '', ['https', 'http'], true) && !empty($parts['host']);
    return $is_sound ? "{$parts['scheme']}://{$parts['host']}" . (isset($parts['port']) ? ":{$parts['port']}" : '') : '';
}

/** The element, with the well-formed ones of these attributes. The link inside is for feeds, and for pages without scripts. */
function marathon_element($name, $given, $page) {
    if (marathon_site() === '') return '';
    $given += ['section' => get_option('marathon_section', ''), 'lang' => substr(get_locale(), 0, 2)];
    $attributes = '';
    foreach (MARATHON_FORMS as $attribute => $form) {
        $value = $given[$attribute] ?? '';
        if (is_string($value) && preg_match("~^(?:$form)$~D", $value)) $attributes .= " $attribute=\"$value\"";
    }
    wp_enqueue_script('marathon', marathon_site() . '/embed.js', [], null, true);
    $link = add_query_arg('source', wp_parse_url(home_url(), PHP_URL_HOST), marathon_site() . $page);
    return "<$name$attributes><a href=\"" . esc_url($link) . '">' . esc_html(marathon_site() . $page) . "</a></$name>";
}

add_shortcode('marathon', fn($given) => marathon_element('marathon-petition', (array) $given, '/'));
add_shortcode('marathon_counter', fn($given) => marathon_element('marathon-counter', (array) $given, '/'));

add_action('init', function () {
    if (marathon_site() === '') return;
    // For the editor's preview.
    wp_oembed_add_provider(marathon_site() . '/*', marathon_site() . '/api/v1/oembed');
    $page = '~^' . preg_quote(marathon_site(), '~') . '(/([a-z]{2})/(?:sign|(?:cases|petitions)/([a-z0-9-]{1,60})))/?(?:[?#].*)?$~D';
    wp_embed_register_handler('marathon', $page, function ($found, $_, $address) {
        parse_str((string) wp_parse_url($address, PHP_URL_QUERY), $query);
        $given = ['case' => ($found[3] ?? '') ?: 'all', 'lang' => $found[2]] + array_intersect_key($query, ['section' => '']);
        return marathon_element('marathon-petition', $given, $found[1]);
    });
});

add_action('admin_init', function () {
    $settings = ['marathon_site' => ['Marathon: address', 'https://', 'marathon_site'], 'marathon_section' => ['Marathon: section', 'int', fn($code) => preg_match('~^[a-z]{2,3}$~D', (string) $code) ? $code : '']];
    foreach ($settings as $name => [$label, $example, $checked]) {
        register_setting('general', $name, ['sanitize_callback' => $checked]);
        add_settings_field($name, $label, function () use ($name, $example) {
            printf('<input class="regular-text" id="%1$s" name="%1$s" value="%2$s" placeholder="%3$s">', $name, esc_attr(get_option($name, '')), esc_attr($example));
        }, 'general', 'default', ['label_for' => $name]);
    }
});
