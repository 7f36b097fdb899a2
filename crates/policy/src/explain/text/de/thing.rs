//! Things in German, in each case.

use crate::explain::text::Form;
use crate::explain::thing::Thing;

pub(super) fn named(form: Form, thing: Thing, name: &str) -> String {
    let kind = match thing {
        Thing::User(_) if form == Form::Within => return format!("bei {name}"),
        Thing::User(_) => return name.to_owned(),
        Thing::Group(_) => "Gruppe",
        Thing::Folder(_) => "Ordner",
        Thing::Project(_) => "Projekt",
        Thing::Playlist(_) => "Playlist",
        Thing::Licence(_) => "Lizenz",
        Thing::Colour(_) => "Farbmarkierung",
    };
    let [subject, object, recipient, within] = match thing {
        Thing::Folder(_) => ["der ", "den ", "dem ", "im "],
        Thing::Project(_) => ["das ", "das ", "dem ", "im "],
        _ => ["die ", "die ", "der ", "in der "],
    };
    let article = match form {
        Form::Label => "",
        Form::Subject => subject,
        Form::Object => object,
        Form::Recipient => recipient,
        Form::Within => within,
    };
    format!("{article}{kind} „{name}“")
}

pub(super) const fn unnamed(form: Form, thing: Thing) -> &'static str {
    use Form::{Label, Object, Recipient, Subject, Within};
    match (thing, form) {
        (Thing::User(_), Label | Subject) => "jemand",
        (Thing::User(_), Object) => "jemanden",
        (Thing::User(_), Recipient) => "jemandem",
        (Thing::User(_), Within) => "bei jemandem",
        (Thing::Group(_), Label | Subject | Object) => "eine Gruppe",
        (Thing::Group(_), Recipient) => "einer Gruppe",
        (Thing::Group(_), Within) => "in einer Gruppe",
        (Thing::Folder(_), Label | Subject) => "ein Ordner",
        (Thing::Folder(_), Object) => "einen Ordner",
        (Thing::Folder(_), Recipient) => "einem Ordner",
        (Thing::Folder(_), Within) => "in einem Ordner",
        (Thing::Project(_), Label | Subject | Object) => "ein Projekt",
        (Thing::Project(_), Recipient) => "einem Projekt",
        (Thing::Project(_), Within) => "in einem Projekt",
        (Thing::Playlist(_), Label | Subject | Object) => "eine Playlist",
        (Thing::Playlist(_), Recipient) => "einer Playlist",
        (Thing::Playlist(_), Within) => "in einer Playlist",
        (Thing::Licence(_), Label | Subject | Object) => "eine Lizenz",
        (Thing::Licence(_), Recipient) => "einer Lizenz",
        (Thing::Licence(_), Within) => "in einer Lizenz",
        (Thing::Colour(_), Label | Subject | Object) => "eine Farbmarkierung",
        (Thing::Colour(_), Recipient) => "einer Farbmarkierung",
        (Thing::Colour(_), Within) => "in einer Farbmarkierung",
    }
}
