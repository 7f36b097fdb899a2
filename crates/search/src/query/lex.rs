//! Taking a typed text apart: pieces with spaces between, quotes kept together.

/// The marks that open a phrase; any of them closes one.
pub(super) const QUOTES: [char; 7] = ['"', '„', '“', '”', '«', '»', '‟'];

/// A piece of what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    /// As it was typed.
    pub(super) text: &'a str,
    /// Does it begin with a minus?
    pub(super) minus: Minus,
    pub(super) body: Body<'a>,
}

/// Whether a piece begins with a minus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Minus {
    There,
    Absent,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Body<'a> {
    /// What stands between quotes; open where the second one is missing.
    Quoted(&'a str, Close),
    /// A name, a sign and values, as they may stand for a field.
    Field(&'a str, Sign, Vec<Value<'a>>),
    /// Anything else.
    Bare,
}

/// Whether a phrase has its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Close {
    There,
    Absent,
}

/// What stands between a field's name and its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Is,
    Over,
    AtLeast,
    Under,
    AtMost,
}

/// One value of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Value<'a> {
    pub(super) text: &'a str,
    pub(super) quoted: bool,
}

/// The pieces of a text, in order.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        if rest.is_empty() {
            return None;
        }
        let (piece, after) = first(rest);
        rest = after;
        Some(piece)
    })
}

/// The first piece of a text that begins with one, and what stands after it.
fn first(text: &str) -> (Piece<'_>, &str) {
    let (minus, inner) = match text.strip_prefix(['-', '−', '–']) {
        Some(inner) if inner.chars().next().is_some_and(|next| !next.is_whitespace()) => {
            (Minus::There, inner)
        }
        _ => (Minus::Absent, text),
    };
    let (body, after) = quoted(inner)
        .map(|(inside, close, after)| (Body::Quoted(inside, close), after))
        .or_else(|| field(inner))
        .unwrap_or_else(|| (Body::Bare, &inner[word_end(inner)..]));
    let piece = Piece {
        text: &text[..text.len() - after.len()],
        minus,
        body,
    };
    (piece, after)
}

/// What stands in the quotes that a text begins with.
fn quoted(text: &str) -> Option<(&str, Close, &str)> {
    let inside = text.strip_prefix(QUOTES)?;
    match inside.find(QUOTES) {
        Some(end) => {
            let close = inside[end..].chars().next().map_or(1, char::len_utf8);
            Some((&inside[..end], Close::There, &inside[end + close..]))
        }
        None => Some((inside, Close::Absent, "")),
    }
}

/// A name with a sign after it, and the values up to the next space.
fn field(text: &str) -> Option<(Body<'_>, &str)> {
    let at = text
        .find(|character: char| !character.is_alphabetic())
        .filter(|at| *at > 0)?;
    let (name, rest) = text.split_at(at);
    let (sign, mut rest) = sign(rest)?;
    let mut values = Vec::new();
    loop {
        let (value, after) = match quoted(rest) {
            Some((inside, _, after)) => {
                let value = Value {
                    text: inside,
                    quoted: true,
                };
                // What sticks to the closing quote belongs to nothing.
                (value, &after[value_end(after)..])
            }
            None => {
                let end = value_end(rest);
                let value = Value {
                    text: &rest[..end],
                    quoted: false,
                };
                (value, &rest[end..])
            }
        };
        if !value.text.trim().is_empty() {
            values.push(value);
        }
        match after.strip_prefix(',') {
            Some(after) => rest = after,
            None => return Some((Body::Field(name, sign, values), after)),
        }
    }
}

fn sign(text: &str) -> Option<(Sign, &str)> {
    const SIGNS: [(&str, Sign); 8] = [
        (":>=", Sign::AtLeast),
        (":<=", Sign::AtMost),
        (":>", Sign::Over),
        (":<", Sign::Under),
        (":", Sign::Is),
        (">=", Sign::AtLeast),
        ("<=", Sign::AtMost),
        (">", Sign::Over),
    ];
    let found = SIGNS
        .iter()
        .find_map(|(word, sign)| Some((*sign, text.strip_prefix(word)?)));
    found.or_else(|| Some((Sign::Under, text.strip_prefix('<')?)))
}

fn word_end(text: &str) -> usize {
    text.find(char::is_whitespace).unwrap_or(text.len())
}

fn value_end(text: &str) -> usize {
    text.find(|character: char| character.is_whitespace() || character == ',')
        .unwrap_or(text.len())
}
