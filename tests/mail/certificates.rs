//! An authority that nobody knows, and a certificate of it for this machine.

use std::{
    fs,
    path::{Path, PathBuf},
};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};

/// Files with a certificate, its key, and the authority's own certificate.
pub struct Certificates {
    pub authority: PathBuf,
    pub certificate: PathBuf,
    pub key: PathBuf,
}

impl Certificates {
    /// Writes fresh ones into a folder.
    pub fn write(folder: &Path) -> Self {
        let mut authority = CertificateParams::default();
        authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let authority = CertifiedIssuer::self_signed(authority, fresh_key());
        let authority = authority.expect("an authority signs itself");
        let key = fresh_key();
        let own = CertificateParams::new(["127.0.0.1".to_owned()]).expect("it is an address");
        let own = own.signed_by(&key, &authority).expect("it is signed");
        let file = |name: &str, text: String| {
            let path = folder.join(name);
            fs::write(&path, text).expect("it is written");
            path
        };
        Self {
            authority: file("authority.pem", authority.pem()),
            certificate: file("certificate.pem", own.pem()),
            key: file("key.pem", key.serialize_pem()),
        }
    }
}

fn fresh_key() -> KeyPair {
    KeyPair::generate().expect("there is randomness")
}
