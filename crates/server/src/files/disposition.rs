//! `Content-Disposition` for any name (RFC 6266 with the encoding of RFC 8187).

use http::HeaderValue;

/// What a browser is to do with the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Disposition {
    /// Save them.
    Attachment,
    /// Show them.
    Inline,
}

impl Disposition {
    /// The header, with the name that the file is saved under.
    pub(crate) fn named(self, name: &str) -> HeaderValue {
        let way = match self {
            Self::Attachment => "attachment",
            Self::Inline => "inline",
        };
        let plain: String = name
            .chars()
            .map(|character| if is_plain(character) { character } else { '_' })
            .collect();
        let text = if plain == name {
            format!("{way}; filename=\"{plain}\"")
        } else {
            format!(
                "{way}; filename=\"{plain}\"; filename*=UTF-8''{}",
                percent_encoded(name)
            )
        };
        // Both forms are visible ASCII alone.
        HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("attachment"))
    }
}

/// May it stand between quotes as it is? Browsers do not agree on `\` and `%` there.
fn is_plain(character: char) -> bool {
    matches!(character, ' '..='~') && !matches!(character, '"' | '\\' | '%' | '/')
}

fn percent_encoded(name: &str) -> String {
    let mut text = String::with_capacity(3 * name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_never_leaves_its_quotes() {
        let rows = [
            ("photo 1.jpg", "attachment; filename=\"photo 1.jpg\""),
            (
                "Bild ä.jpg",
                "attachment; filename=\"Bild _.jpg\"; filename*=UTF-8''Bild%20%C3%A4.jpg",
            ),
            (
                "a\";x=\".html",
                "attachment; filename=\"a_;x=_.html\"; filename*=UTF-8''a%22%3Bx%3D%22.html",
            ),
            (
                "a\\\"b",
                "attachment; filename=\"a__b\"; filename*=UTF-8''a%5C%22b",
            ),
            (
                "100%41.txt",
                "attachment; filename=\"100_41.txt\"; filename*=UTF-8''100%2541.txt",
            ),
            (
                "x\r\nSet-Cookie: a=b",
                "attachment; filename=\"x__Set-Cookie: a=b\"; filename*=UTF-8''x%0D%0ASet-Cookie%3A%20a%3Db",
            ),
            (
                "東京",
                "attachment; filename=\"__\"; filename*=UTF-8''%E6%9D%B1%E4%BA%AC",
            ),
        ];
        for (name, expected) in rows {
            assert_eq!(Disposition::Attachment.named(name), expected, "{name:?}");
        }
        assert_eq!(Disposition::Inline.named("a.jpg"), "inline; filename=\"a.jpg\"");
    }
}
