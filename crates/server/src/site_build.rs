//! Which build the site in its folder is of. Site and server are built together: the content of another build may
//! lack what this server draws.

use std::{fs, path::Path};

use crate::start_error::StartError;

/// The code that this server was built from; none in a build for tests.
const OWN: Option<&str> = option_env!("MARATHON_BUILD");

/// The name of the site's build, as its pages carry it; none where the build wrote none.
///
/// # Errors
/// Where the site was built from other code than this server.
pub fn site_build(site: &Path) -> Result<Option<String>, StartError> {
    let read = |name: &str| {
        let text = fs::read_to_string(site.join(name)).ok();
        text.map(|text| text.trim().to_owned())
    };
    if let (Some(own), Some(found)) = (OWN, read("build-id"))
        && own != found
    {
        return Err(StartError::OtherBuild {
            path: site.to_owned(),
            found,
            own,
        });
    }
    Ok(read("page-build"))
}
