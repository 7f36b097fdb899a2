//! Blocks of metadata, written by hand: what cameras and programs attach to pictures.

/// A JPEG with a segment put in after its beginning.
pub(crate) fn with_segment(jpeg: &[u8], marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap();
    let mut out = jpeg[..2].to_vec();
    out.extend([0xff, marker]);
    out.extend(length.to_be_bytes());
    out.extend(content);
    out.extend(&jpeg[2..]);
    out
}

/// A JPEG with an EXIF block.
pub(crate) fn with_exif(jpeg: &[u8], block: &[u8]) -> Vec<u8> {
    with_segment(jpeg, 0xe1, &[b"Exif\0\0", block].concat())
}

/// The EXIF block of a camera that knows where it is.
pub(crate) fn exif(orientation: u16) -> Vec<u8> {
    let mut block = Block::new();
    let text = |text: &str| [text.as_bytes(), b"\0"].concat();
    let camera = [
        (0x9003, 2, text("2021:05:04 18:30:15")),
        (0x9011, 2, text("+02:00")),
        (0x9291, 2, text("250")),
        (0xa434, 2, text("50mm f/1.8")),
    ];
    let degrees = |parts: [u32; 3]| {
        parts
            .iter()
            .flat_map(|part| [*part, 1])
            .flat_map(u32::to_le_bytes)
            .collect()
    };
    let place = [
        (1, 2, text("S")),
        (2, 5, degrees([33, 51, 30])),
        (3, 2, text("E")),
        (4, 5, degrees([151, 12, 36])),
    ];
    let main = [
        (0x010e, 2, text("Harbour at dawn")),
        (0x010f, 2, text("Leuchtwerk")),
        (0x0110, 2, text("L1")),
        (0x0112, 3, orientation.to_le_bytes().to_vec()),
        (0x013b, 2, text("Ada Example")),
    ];
    let camera = block.directory(&camera);
    let place = block.directory(&place);
    let mut main = main.to_vec();
    main.push((0x8769, 4, camera.to_le_bytes().to_vec()));
    main.push((0x8825, 4, place.to_le_bytes().to_vec()));
    let main = block.directory(&main);
    block.finish(main)
}

/// A TIFF structure in the making.
struct Block {
    bytes: Vec<u8>,
}

impl Block {
    fn new() -> Self {
        Self {
            bytes: b"II*\0\0\0\0\0".to_vec(),
        }
    }

    /// Writes a directory of (tag, type, value); gives where it stands.
    fn directory(&mut self, entries: &[(u16, u16, Vec<u8>)]) -> u32 {
        let mut table = u16::try_from(entries.len()).unwrap().to_le_bytes().to_vec();
        for (tag, kind, value) in entries {
            let size = match kind {
                3 => 2,
                4 => 4,
                5 => 8,
                _ => 1,
            };
            table.extend(tag.to_le_bytes());
            table.extend(kind.to_le_bytes());
            table.extend(u32::try_from(value.len() / size).unwrap().to_le_bytes());
            if value.len() <= 4 {
                let mut inline = value.clone();
                inline.resize(4, 0);
                table.extend(inline);
            } else {
                table.extend(self.position().to_le_bytes());
                self.bytes.extend(value);
                self.bytes.resize(self.bytes.len().next_multiple_of(2), 0);
            }
        }
        table.extend([0; 4]);
        let start = self.position();
        self.bytes.extend(table);
        start
    }

    fn position(&self) -> u32 {
        u32::try_from(self.bytes.len()).unwrap()
    }

    fn finish(mut self, main: u32) -> Vec<u8> {
        self.bytes[4..8].copy_from_slice(&main.to_le_bytes());
        self.bytes
    }
}

/// A chunk of a PNG, with its checksum.
pub(crate) fn png_chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let checked = [name, content].concat();
    let mut checksum = u32::MAX;
    for byte in &checked {
        checksum ^= u32::from(*byte);
        for _ in 0..8 {
            checksum = (checksum >> 1) ^ (0xedb8_8320 * (checksum & 1));
        }
    }
    let mut out = u32::try_from(content.len()).unwrap().to_be_bytes().to_vec();
    out.extend(checked);
    out.extend((!checksum).to_be_bytes());
    out
}

/// A PNG that claims a size, and holds nothing.
pub(crate) fn png_bomb(width: u32, height: u32) -> Vec<u8> {
    let mut header = [width.to_be_bytes(), height.to_be_bytes()].concat();
    header.extend([8, 6, 0, 0, 0]);
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        png_chunk(b"IHDR", &header),
        png_chunk(b"IDAT", &[0x78, 0x9c, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01]),
        png_chunk(b"IEND", &[]),
    ]
    .concat()
}

/// The picture of a plain WebP of that size, in pixels, with an EXIF block behind it.
pub(crate) fn webp_with_exif(plain: &[u8], (width, height): (u32, u32), block: &[u8]) -> Vec<u8> {
    const HAS_EXIF: u8 = 0x08;
    let chunk = |name: &[u8; 4], content: &[u8]| {
        let mut bytes = name.to_vec();
        bytes.extend(u32::try_from(content.len()).unwrap().to_le_bytes());
        bytes.extend(content);
        bytes.resize(bytes.len().next_multiple_of(2), 0);
        bytes
    };
    let mut canvas = vec![HAS_EXIF, 0, 0, 0];
    canvas.extend(&(width - 1).to_le_bytes()[..3]);
    canvas.extend(&(height - 1).to_le_bytes()[..3]);
    // Behind `RIFF`, the length and `WEBP` stands the picture.
    let picture = &plain[12..];
    let content = [
        &b"WEBP"[..],
        &chunk(b"VP8X", &canvas),
        picture,
        &chunk(b"EXIF", block),
    ]
    .concat();
    chunk(b"RIFF", &content)
}
