<?php
// php acts.php FOLDER ORIGIN ACT …: what a test does in its WordPress.
[, $folder, $origin, $act] = $argv;
$_SERVER['HTTP_HOST'] = parse_url($origin, PHP_URL_HOST) . ':' . parse_url($origin, PHP_URL_PORT);
$_SERVER['REQUEST_METHOD'] = 'GET';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
if ($act === 'install') {
    define('WP_INSTALLING', true);
    $config = file_get_contents("$folder/wp-config.php");
    preg_match("~'localhost:([^']+)'~", $config, $socket);
    (new mysqli('localhost', 'root', '', '', 0, $socket[1]))->query('CREATE DATABASE wordpress');
}
require "$folder/wp-load.php";
switch ($act) {
    case 'install':
        require ABSPATH . 'wp-admin/includes/upgrade.php';
        wp_install('Partner', 'administrator', 'a@exemple.org', true, '', 'password');
        wp_insert_user(['user_login' => 'author', 'user_pass' => 'password', 'role' => 'author']);
        break;
    case 'set':
        [, , , , $theme, $setting, $marathon] = $argv;
        switch_theme($theme);
        update_option('drill_trusted', $setting === 'trusting' ? $marathon : '');
        update_option('active_plugins', $setting === 'plugin' ? ['marathon.php'] : []);
        update_option('marathon_site', $marathon);
        update_option('marathon_section', 'fr');
        $GLOBALS['wpdb']->query("DELETE FROM {$GLOBALS['wpdb']->postmeta} WHERE meta_key LIKE '_oembed_%'");
        $GLOBALS['wpdb']->query("DELETE FROM {$GLOBALS['wpdb']->posts} WHERE post_type = 'oembed_cache'");
        break;
    case 'post':
        [, , , , $role, $file] = $argv;
        wp_set_current_user(get_user_by('login', $role)->ID);
        $request = new WP_REST_Request('POST', '/wp/v2/posts');
        $request->set_body_params(['title' => 'Jani Silva', 'status' => 'publish', 'content' => file_get_contents($file)]);
        $answer = rest_do_request($request);
        if ($answer->is_error()) {
            fwrite(STDERR, json_encode($answer->get_data()));
            exit(1);
        }
        echo $answer->get_data()['id'];
}
