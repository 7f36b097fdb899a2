//! `vitrine openapi`: the description of the API.

use crate::out::line;
use crate::stop::Stop;

pub(crate) fn run() -> Result<(), Stop> {
    let text = vitrine_server::description()
        .to_pretty_json()
        .map_err(|error| Stop::because("the description could not be written", &error))?;
    line(text)
}
