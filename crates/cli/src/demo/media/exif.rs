//! What a camera writes into its files: EXIF, and beside it the words of whoever captioned them, as XMP.

/// What is written into a picture.
pub(super) struct Tags<'a> {
    pub(super) model: &'a str,
    pub(super) lens: &'a str,
    /// Exposure in seconds, as a fraction.
    pub(super) exposure: (u32, u32),
    /// Aperture in tenths.
    pub(super) aperture: u32,
    pub(super) sensitivity: u16,
    /// Focal length in millimetres.
    pub(super) focal: u32,
    /// Local time, `2026:03:14 06:12:00`.
    pub(super) taken: &'a str,
    /// What the camera's clock was ahead of UTC, `+01:00`.
    pub(super) offset: &'a str,
    pub(super) artist: &'a str,
    /// 1 for upright, 6 for a camera that was held on its side.
    pub(super) orientation: u16,
    pub(super) title: &'a str,
    pub(super) caption: &'a str,
    pub(super) keywords: &'a [&'a str],
}

/// Sets the tags into a JPEG file, right behind its first marker.
pub(super) fn tagged(jpeg: &[u8], tags: &Tags<'_>) -> Vec<u8> {
    let (start, rest) = jpeg.split_at(2);
    let mut file = start.to_vec();
    segment(&mut file, b"Exif\0\0", &tiff(tags));
    segment(&mut file, b"http://ns.adobe.com/xap/1.0/\0", xmp(tags).as_bytes());
    file.extend(rest);
    file
}

fn segment(file: &mut Vec<u8>, name: &[u8], content: &[u8]) {
    let length = (name.len() + content.len() + 2) as u16;
    file.extend([0xff, 0xe1]);
    file.extend(length.to_be_bytes());
    file.extend(name);
    file.extend(content);
}

/// A field of a directory: its number, its type, how many values, and the values, least byte first.
struct Field(u16, u16, u32, Vec<u8>);

impl Field {
    fn text(number: u16, text: &str) -> Self {
        let mut bytes = text.as_bytes().to_vec();
        bytes.push(0);
        Self(number, 2, bytes.len() as u32, bytes)
    }

    fn short(number: u16, value: u16) -> Self {
        Self(number, 3, 1, value.to_le_bytes().to_vec())
    }

    fn fraction(number: u16, (over, under): (u32, u32)) -> Self {
        Self(number, 5, 1, [over.to_le_bytes(), under.to_le_bytes()].concat())
    }
}

fn tiff(tags: &Tags<'_>) -> Vec<u8> {
    const HEADER: u32 = 8;
    let main = |exif: u32| {
        directory(
            HEADER,
            &[
                Field::text(0x010f, "Halden"),
                Field::text(0x0110, tags.model),
                Field::short(0x0112, tags.orientation),
                Field::text(0x0131, "Vitrine demonstration"),
                Field::text(0x0132, tags.taken),
                Field::text(0x013b, tags.artist),
                Field(0x8769, 4, 1, exif.to_le_bytes().to_vec()),
            ],
        )
    };
    // The second directory follows the first, whose length does not depend on where it points.
    let exif_at = HEADER + main(0).len() as u32;
    let exif = directory(
        exif_at,
        &[
            Field::fraction(0x829a, tags.exposure),
            Field::fraction(0x829d, (tags.aperture, 10)),
            Field::short(0x8827, tags.sensitivity),
            Field::text(0x9003, tags.taken),
            Field::text(0x9011, tags.offset),
            Field::fraction(0x920a, (tags.focal, 1)),
            Field::text(0xa434, tags.lens),
        ],
    );
    let mut bytes = b"II*\0".to_vec();
    bytes.extend(HEADER.to_le_bytes());
    bytes.extend(main(exif_at));
    bytes.extend(exif);
    bytes
}

/// A directory as it stands `at` bytes into the file: its fields, then the values that do not fit into them.
fn directory(at: u32, fields: &[Field]) -> Vec<u8> {
    let mut table = (fields.len() as u16).to_le_bytes().to_vec();
    let mut values = Vec::new();
    let values_at = at + 2 + 12 * fields.len() as u32 + 4;
    for Field(number, kind, count, bytes) in fields {
        table.extend(number.to_le_bytes());
        table.extend(kind.to_le_bytes());
        table.extend(count.to_le_bytes());
        if bytes.len() <= 4 {
            let mut inside = bytes.clone();
            inside.resize(4, 0);
            table.extend(inside);
        } else {
            table.extend((values_at + values.len() as u32).to_le_bytes());
            values.extend(bytes);
            if values.len() % 2 == 1 {
                values.push(0);
            }
        }
    }
    table.extend(0_u32.to_le_bytes());
    table.extend(values);
    table
}

fn xmp(tags: &Tags<'_>) -> String {
    let keywords: String = tags
        .keywords
        .iter()
        .map(|word| format!("<rdf:li>{}</rdf:li>", escaped(word)))
        .collect();
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title>\
         <dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:description>\
         <dc:subject><rdf:Bag>{keywords}</rdf:Bag></dc:subject>\
         </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>",
        escaped(tags.title),
        escaped(tags.caption),
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
