//! Photoshop documents, through ImageMagick, which is allowed nothing else.

/// The longest edge that anything is made of, in pixels.
const LONGEST_EDGE: u32 = 2560;

/// What ImageMagick may do: read this one format and write that one. No delegates, which are commands of others; no
/// paths from within files; memory in place of files.
pub(crate) const POLICY: &str = r#"<policymap>
<policy domain="delegate" rights="none" pattern="*"/>
<policy domain="filter" rights="none" pattern="*"/>
<policy domain="path" rights="none" pattern="@*"/>
<policy domain="coder" rights="none" pattern="*"/>
<policy domain="coder" rights="read | write" pattern="{PSD,PSB,JPEG,JPG}"/>
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

/// The picture of all layers together, which Photoshop keeps first, on white; its inks and its profile stay, for
/// the program itself to make colours of.
pub(crate) fn arguments(source: &str, out: &str) -> Vec<String> {
    vec![
        // What is missing at the end is no picture.
        "-regard-warnings".to_owned(),
        format!("psd:{source}[0]"),
        "-background".to_owned(),
        // A name would be looked up in settings that it is not given.
        "#ffffff".to_owned(),
        "-alpha".to_owned(),
        "remove".to_owned(),
        "-depth".to_owned(),
        "8".to_owned(),
        "-resize".to_owned(),
        format!("{LONGEST_EDGE}x{LONGEST_EDGE}>"),
        "-quality".to_owned(),
        "95".to_owned(),
        format!("jpeg:{out}"),
    ]
}
