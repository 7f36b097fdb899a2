//! Office documents: what LibreOffice is told to make PDF of them.

use std::path::Path;

use crate::{Format, OfficeFormat};

/// Without a window, with settings of its own that are gone afterwards.
pub(crate) fn arguments(source: &str, profile: &str, out: &str) -> Vec<String> {
    let mut arguments: Vec<String> = [
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--nologo",
        "--nofirststartwizard",
    ]
    .map(str::to_owned)
    .to_vec();
    arguments.push(format!("-env:UserInstallation=file://{profile}"));
    arguments.extend(["--convert-to", "pdf", "--outdir", out, source].map(str::to_owned));
    arguments
}

/// Where it looks for a folder to put its own things in.
pub(crate) fn environment(folder: &str) -> Vec<(String, String)> {
    ["HOME", "TMPDIR", "XDG_RUNTIME_DIR"]
        .map(|name| (name.to_owned(), folder.to_owned()))
        .to_vec()
}

/// It believes names more than content: the document is given one by its content.
pub(crate) fn file_name(format: Format) -> &'static str {
    match format {
        Format::Office(OfficeFormat::Docx) => "document.docx",
        Format::Office(OfficeFormat::Xlsx) => "document.xlsx",
        Format::Office(OfficeFormat::Pptx) => "document.pptx",
        Format::Office(OfficeFormat::Odt) => "document.odt",
        Format::Office(OfficeFormat::Ods) => "document.ods",
        Format::Office(OfficeFormat::Odp) => "document.odp",
        Format::Office(OfficeFormat::Rtf) => "document.rtf",
        _ => "document",
    }
}

/// Settings that let no document ask for anything: no macros, no links to other files, nothing from the network.
pub(crate) const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"#;

/// Where the settings lie in a profile.
pub(crate) fn settings_path(profile: &Path) -> std::path::PathBuf {
    profile.join("user").join("registrymodifications.xcu")
}
