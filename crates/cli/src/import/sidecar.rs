//! What an XMP sidecar says of its file (ISO 16684-1: RDF with the Dublin Core and Photoshop properties).

use std::path::Path;

use quick_xml::NsReader;
use quick_xml::events::Event;
use quick_xml::name::{Namespace, ResolveResult};
use serde::Serialize;

/// Larger ones are no sidecars that anybody wrote by hand or with a catalogue.
const MOST_BYTES: u64 = 4 << 20;

/// What is said of a file, as the API takes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Said {
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    caption: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rights: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<String>,
}

/// Why a sidecar was not read.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unread {
    #[error("the sidecar can't be read")]
    File(#[from] std::io::Error),
    #[error("the sidecar is larger than {} megabytes", MOST_BYTES >> 20)]
    TooLarge,
    #[error("the sidecar is no XMP")]
    Xml(#[from] quick_xml::Error),
}

const RDF: &[u8] = b"http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const DC: &[u8] = b"http://purl.org/dc/elements/1.1/";
const PHOTOSHOP: &[u8] = b"http://ns.adobe.com/photoshop/1.0/";

/// A property that is taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Property {
    Title,
    Description,
    Rights,
    Creator,
    Subject,
    Credit,
}

impl Property {
    fn of(namespace: &[u8], name: &[u8]) -> Option<Self> {
        Some(match (namespace, name) {
            (DC, b"title") => Self::Title,
            (DC, b"description") => Self::Description,
            (DC, b"rights") => Self::Rights,
            (DC, b"creator") => Self::Creator,
            (DC, b"subject") => Self::Subject,
            (PHOTOSHOP, b"Credit") => Self::Credit,
            _ => return None,
        })
    }
}

impl Said {
    /// Is there nothing in it?
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn read_file(path: &Path) -> Result<Self, Unread> {
        if std::fs::metadata(path)?.len() > MOST_BYTES {
            return Err(Unread::TooLarge);
        }
        Self::read(&std::fs::read_to_string(path)?)
    }

    /// Entities of a document's own are not known, and so nothing grows while it is read.
    fn read(text: &str) -> Result<Self, Unread> {
        let mut reader = NsReader::from_str(text);
        let mut found: Vec<(Property, String)> = Vec::new();
        let mut within: Option<(Property, usize)> = None;
        let (mut depth, mut value) = (0_usize, String::new());
        loop {
            let (namespace, event) = reader.read_resolved_event()?;
            let bound = |namespace: &ResolveResult<'_>| match namespace {
                ResolveResult::Bound(Namespace(name)) => name.to_vec(),
                _ => Vec::new(),
            };
            match event {
                Event::Eof => break,
                Event::Start(start) => {
                    depth += 1;
                    let space = bound(&namespace);
                    let name = start.local_name().as_ref().to_vec();
                    if within.is_none() {
                        within = Property::of(&space, &name).map(|property| (property, depth));
                    }
                    if space == RDF && name == b"Description" {
                        attributes(&reader, &start, &mut found);
                    }
                    value.clear();
                }
                Event::Empty(start) if bound(&namespace) == RDF => attributes(&reader, &start, &mut found),
                Event::Text(piece) if within.is_some() => {
                    value.push_str(&piece.decode().map_err(quick_xml::Error::from)?)
                }
                Event::GeneralRef(entity) if within.is_some() => {
                    let name = entity.decode().map_err(quick_xml::Error::from)?;
                    value.push_str(&known_entity(&entity, &name));
                }
                Event::End(end) => {
                    if let Some((property, begun)) = within {
                        let is_item = bound(&namespace) == RDF && end.local_name().as_ref() == b"li";
                        if (is_item || begun == depth) && !value.trim().is_empty() {
                            found.push((property, value.trim().to_owned()));
                        }
                        if begun == depth {
                            within = None;
                        }
                    }
                    value.clear();
                    depth = depth.saturating_sub(1);
                }
                _ => {}
            }
        }
        Ok(Self::of(found))
    }

    fn of(found: Vec<(Property, String)>) -> Self {
        let all = |wanted: Property| -> Vec<String> {
            let of_it = found.iter().filter(|(property, _)| *property == wanted);
            of_it.map(|(_, value)| value.clone()).collect()
        };
        // Of several languages the first, which is the one that counts by itself (`x-default`).
        let first = |wanted| all(wanted).into_iter().next();
        let creators = all(Property::Creator).join(", ");
        Self {
            title: first(Property::Title),
            caption: first(Property::Description),
            credit: first(Property::Credit).or(Some(creators).filter(|creators| !creators.is_empty())),
            rights: first(Property::Rights),
            tags: all(Property::Subject),
        }
    }
}

/// Simple properties may stand in attributes of `rdf:Description`.
fn attributes(
    reader: &NsReader<&[u8]>,
    start: &quick_xml::events::BytesStart<'_>,
    found: &mut Vec<(Property, String)>,
) {
    for attribute in start.attributes().flatten() {
        let (namespace, name) = reader.resolver().resolve_attribute(attribute.key);
        let ResolveResult::Bound(Namespace(space)) = namespace else {
            continue;
        };
        let property = Property::of(space, name.as_ref());
        if let (Some(property), Ok(value)) = (property, attribute.unescape_value())
            && !value.trim().is_empty()
        {
            found.push((property, value.trim().to_owned()));
        }
    }
}

/// The five of XML and characters by number; any other stands for nothing.
fn known_entity(entity: &quick_xml::events::BytesRef<'_>, name: &str) -> String {
    if let Ok(Some(character)) = entity.resolve_char_ref() {
        return character.to_string();
    }
    quick_xml::escape::resolve_xml_entity(name)
        .unwrap_or_default()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_catalogues_sidecar_is_read() {
        let text = r#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
                xmlns:p="http://ns.adobe.com/photoshop/1.0/" p:Credit="Meier &amp; Co">
              <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Quay &#228; &lt;1&gt;</rdf:li><rdf:li xml:lang="fr">Quai</rdf:li></rdf:Alt></dc:title>
              <dc:subject><rdf:Bag><rdf:li>harbour</rdf:li><rdf:li> dusk </rdf:li></rdf:Bag></dc:subject>
              <dc:creator><rdf:Seq><rdf:li>Jonas Meier</rdf:li></rdf:Seq></dc:creator>
              <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© Museum</rdf:li></rdf:Alt></dc:rights>
            </rdf:Description></rdf:RDF></x:xmpmeta>"#;
        let said = Said::read(text).unwrap();
        let expected = Said {
            title: Some("Quay ä <1>".to_owned()),
            caption: None,
            credit: Some("Meier & Co".to_owned()),
            rights: Some("© Museum".to_owned()),
            tags: vec!["harbour".to_owned(), "dusk".to_owned()],
        };
        assert_eq!(said, expected);
    }

    #[test]
    fn other_properties_entities_of_ones_own_and_nonsense_say_nothing() {
        let bomb = r#"<!DOCTYPE a [<!ENTITY b "bbbb">]><a xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>x&b;y</dc:title></a>"#;
        assert_eq!(Said::read(bomb).unwrap().title.as_deref(), Some("xy"));
        assert!(Said::read("<a><b/></a>").unwrap().is_empty());
        assert!(Said::read("<a><b></a>").is_err());
    }
}
