//! Counts the nodes that a browser makes of a part of a page: elements, runs of text and comments.
//! The app compares the number with what it finds, to see whether something has changed the page.
//!
//! It is not a general parser of HTML: it reads what our own components drew, with closed tags and
//! quoted attributes.

/// Elements whose content the parser reads as text. `noscript` is one of them where scripts run.
const RAW: [&str; 5] = ["script", "style", "textarea", "title", "noscript"];

/// The number of nodes in an element with this inner HTML.
pub fn node_count(html: &str) -> u32 {
    let mut count = 0;
    let mut rest = html;
    while !rest.is_empty() {
        let text = rest.find('<').unwrap_or(rest.len());
        if text > 0 {
            count += 1;
            rest = &rest[text..];
        } else if let Some(comment) = rest.strip_prefix("<!") {
            count += 1;
            rest = after_comment(comment);
        } else if let Some(end) = rest.strip_prefix("</") {
            rest = end.split_once('>').map_or("", |(_, after)| after);
        } else {
            count += 1;
            let (name, after) = after_start(&rest[1..]);
            let (texts, after) = after_text(name, after);
            count += texts;
            rest = after;
        }
    }
    count
}

/// The text after a comment: `<!-- -->`, or one of the short forms that end at once.
fn after_comment(comment: &str) -> &str {
    if let Some(inner) = comment.strip_prefix("--") {
        if let Some(after) = inner.strip_prefix('>').or(inner.strip_prefix("->")) {
            return after;
        }
        return inner.split_once("-->").map_or("", |(_, after)| after);
    }
    comment.split_once('>').map_or("", |(_, after)| after)
}

/// The name of a start tag, and the text after the tag. A `>` within quotes does not end it.
fn after_start(tag: &str) -> (&str, &str) {
    let is_end_of_name = |letter: char| letter.is_ascii_whitespace() || matches!(letter, '>' | '/');
    let name = tag.split(is_end_of_name).next().unwrap_or_default();
    let mut quote = None;
    for (place, letter) in tag.char_indices() {
        match (quote, letter) {
            (None, '>') => return (name, &tag[place + 1..]),
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), letter) if open == letter => quote = None,
            _ => {}
        }
    }
    (name, "")
}

/// The node count of an element that is read differently, and the text after it.
fn after_text<'a>(name: &str, after: &'a str) -> (u32, &'a str) {
    let named = |other: &&str| name.eq_ignore_ascii_case(other);
    let drops_first_line = ["textarea", "pre"].iter().any(named);
    // The parser drops a leading line break.
    let after = match after.strip_prefix('\n') {
        Some(after) if drops_first_line => after,
        _ => after,
    };
    if name.eq_ignore_ascii_case("select") {
        // Not every browser keeps the line breaks between its options.
        return (0, after.find("</select").map_or("", |end| &after[end..]));
    }
    if !RAW.iter().any(named) {
        return (0, after);
    }
    let end = format!("</{name}");
    let length = after.find(&end).unwrap_or(after.len());
    (u32::from(length > 0), &after[length..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_are_counted_as_a_browser_makes_them() {
        for (html, nodes) in [
            ("", 0),
            ("text &amp; more", 1),
            ("<p></p>", 1),
            (
                "<p>one<br>two<img src=\"/a.svg\" alt=\"a > b\">three</p>",
                6,
            ),
            ("<input disabled><hr/><br />", 3),
            ("<a title='\"<b>\"' href=\"x\">y</a> ", 3),
            ("<!><!----><!-- a > b --><!--><p>z</p>", 6),
            ("a<!>b<!---->", 4),
            ("<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"></path></svg>", 2),
            ("<noscript><img src=\"a\"><p>b</p></noscript>!", 3),
            ("<noscript></noscript>", 1),
            ("<textarea></textarea>", 1),
            ("<textarea>\n</textarea>", 1),
            ("<textarea>\n\n</textarea>", 2),
            ("<textarea>a <b> &lt;</textarea><i></i>", 3),
            ("<pre>\n</pre>", 1),
            ("<pre>\na</pre>", 2),
            ("<script>if (a < b) { \"</p>\" }</script><p>\n</p>", 4),
            ("<title>a</title>", 2),
        ] {
            assert_eq!(node_count(html), nodes, "{html}");
        }
    }
}
