//! The pictures: as a camera makes them, lying on their side, with a colour profile and an EXIF block.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// How many.
pub(crate) const COUNT: usize = 8;

/// Makes them in a folder. ImageMagick's clouds with some grain over them compress about as photographs do.
pub(crate) fn make(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn std::error::Error>> {
    (0..COUNT).map(|number| make_one(folder, number)).collect()
}

fn make_one(folder: &Path, number: usize) -> Result<PathBuf, Box<dyn std::error::Error>> {
    let clouds = folder.join("clouds.jpg");
    let picture = folder.join(format!("{number}.jpg"));
    let seed = number.to_string();
    must(
        Command::new("convert")
            .args(["-seed", &seed, "-size", "1500x1000", "plasma:tomato-steelblue"])
            .args(["-attenuate", "0.3", "+noise", "Gaussian", "-resize", "6000x4000!"])
            .args(["-sampling-factor", "4:2:0", "-quality", "92"])
            .arg(&clouds),
    )?;
    let with_profile = format!("{}[Q=92]", picture.display());
    must(Command::new("vips").args(["icc_transform"]).arg(&clouds).args([
        &with_profile,
        "p3",
        "--input-profile",
        "srgb",
    ]))?;
    must(
        Command::new("exiftool")
            .args([
                "-q",
                "-overwrite_original",
                "-n",
                "-EXIF:Orientation=6",
                "-EXIF:Make=Bench",
            ])
            .args([
                "-EXIF:Model=Bench 24",
                "-EXIF:ISO=200",
                "-EXIF:FNumber=4",
                "-EXIF:ExposureTime=0.008",
            ])
            .args([
                "-EXIF:DateTimeOriginal=2026:11:22 10:11:12",
                "-EXIF:OffsetTimeOriginal=+01:00",
            ])
            .arg(&picture),
    )?;
    std::fs::remove_file(clouds)?;
    Ok(picture)
}

/// Runs it, and fails where it does.
pub(crate) fn must(command: &mut Command) -> Result<(), Box<dyn std::error::Error>> {
    let status = command
        .status()
        .map_err(|error| format!("{}: {error}", command.get_program().display()))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} failed", command.get_program().display()).into())
    }
}
