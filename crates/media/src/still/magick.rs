//! Photoshop documents, and pictures of rarer kinds that libvips does not know, through ImageMagick, which is allowed
//! nothing else.

use super::Demand;
use crate::Format;

/// The longest edge that anything is made of, in pixels.
const LONGEST_EDGE: u32 = 2560;

/// What ImageMagick may do: read these formats and write that one. No delegates, which are commands of others; no
/// paths from within files; memory in place of files.
pub(crate) const POLICY: &str = r#"<policymap>
<policy domain="delegate" rights="none" pattern="*"/>
<policy domain="filter" rights="none" pattern="*"/>
<policy domain="path" rights="none" pattern="@*"/>
<policy domain="coder" rights="none" pattern="*"/>
<policy domain="coder" rights="read | write" pattern="{PSD,PSB,TIFF,TIF,HEIC,AVIF,GIF,BMP,JPEG,JPG}"/>
<policy domain="resource" name="memory" value="3GiB"/>
<policy domain="resource" name="map" value="0"/>
<policy domain="resource" name="disk" value="0"/>
<policy domain="resource" name="area" value="3GP"/>
<policy domain="resource" name="width" value="64KP"/>
<policy domain="resource" name="height" value="64KP"/>
</policymap>
"#;

/// Where it reads what it may do.
pub(crate) fn environment(folder: &str, threads: u32) -> Vec<(String, String)> {
    vec![
        ("MAGICK_CONFIGURE_PATH".to_owned(), folder.to_owned()),
        ("MAGICK_TEMPORARY_PATH".to_owned(), folder.to_owned()),
        ("MAGICK_THREAD_LIMIT".to_owned(), threads.to_string()),
    ]
}

/// The first picture, the right way up, on white; of a Photoshop document that of all layers together. Its inks and its
/// profile stay, for the program itself to make colours of; what else it says would be heeded a second time.
pub(crate) fn arguments(source: &str, format: Format, demand: Demand, out: &str) -> Vec<String> {
    let mut arguments = Vec::new();
    // Of these it shows what there is, and black for the rest. Of TIFF it warns where a word is new to it.
    if format == Format::Psd && demand == Demand::All {
        arguments.push("-regard-warnings".to_owned());
    }
    arguments.push(format!("{}:{source}[0]", coder(format)));
    // The others turn by themselves, or not at all.
    if format == Format::Tiff {
        arguments.push("-auto-orient".to_owned());
    }
    // A colour's name would be looked up in settings that it is not given.
    arguments.extend(["-background", "#ffffff", "-alpha", "remove", "-depth", "8"].map(str::to_owned));
    arguments.extend(["-resize".to_owned(), format!("{LONGEST_EDGE}x{LONGEST_EDGE}>")]);
    arguments.extend(["+profile", "!icc,*", "-quality", "95"].map(str::to_owned));
    arguments.push(format!("jpeg:{out}"));
    arguments
}

/// Its own name for a format: named, so that it does not guess.
const fn coder(format: Format) -> &'static str {
    match format {
        Format::Tiff => "tiff",
        Format::Heic | Format::Avif => "heic",
        Format::Gif => "gif",
        Format::Bmp => "bmp",
        _ => "psd",
    }
}
