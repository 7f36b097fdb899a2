//! `Upload-Checksum`: what a request's bytes have to hash to.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::{HeaderMap, HeaderName};

use crate::problem::{Code, FieldProblem, Problem};

const UPLOAD_CHECKSUM: HeaderName = HeaderName::from_static("upload-checksum");

/// The algorithms, as `Tus-Checksum-Algorithm` lists them. The protocol asks for SHA-1; it finds damage, and
/// nothing here trusts it with more.
pub(super) const ALGORITHMS: &str = "sha256,sha1";

/// The hash so far, and what it has to be in the end.
pub(super) struct Checksum {
    hasher: Hasher,
    expected: Vec<u8>,
}

enum Hasher {
    Sha1(sha1::Sha1),
    Sha256(sha2::Sha256),
}

impl Checksum {
    /// `None` where the client names none.
    pub(super) fn read(headers: &HeaderMap) -> Result<Option<Self>, Problem> {
        let Some(value) = headers.get(UPLOAD_CHECKSUM) else {
            return Ok(None);
        };
        let problem = |code| Problem::invalid(FieldProblem::new(UPLOAD_CHECKSUM.as_str(), code));
        let text = value.to_str().map_err(|_| problem("form"))?;
        let (algorithm, expected) = text.trim().split_once(' ').ok_or_else(|| problem("form"))?;
        let hasher = match algorithm {
            "sha1" => Hasher::Sha1(sha1::Digest::new()),
            "sha256" => Hasher::Sha256(sha2::Digest::new()),
            _ => return Err(problem("algorithm").with("known", ALGORITHMS)),
        };
        let expected = STANDARD.decode(expected.trim()).map_err(|_| problem("form"))?;
        Ok(Some(Self { hasher, expected }))
    }

    /// The next bytes.
    pub(super) fn update(&mut self, bytes: &[u8]) {
        match &mut self.hasher {
            Hasher::Sha1(hasher) => sha1::Digest::update(hasher, bytes),
            Hasher::Sha256(hasher) => sha2::Digest::update(hasher, bytes),
        }
    }

    /// Refuses bytes that are not what they should be.
    pub(super) fn verify(self) -> Result<(), Problem> {
        let fits = match self.hasher {
            Hasher::Sha1(hasher) => sha1::Digest::finalize(hasher)[..] == self.expected,
            Hasher::Sha256(hasher) => sha2::Digest::finalize(hasher)[..] == self.expected,
        };
        if fits {
            Ok(())
        } else {
            Err(Problem::new(Code::ChecksumMismatch))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(header: &str, pieces: [&str; 2]) -> Result<(), Code> {
        let headers = HeaderMap::from_iter([(UPLOAD_CHECKSUM, header.parse().unwrap())]);
        let mut checksum = Checksum::read(&headers)
            .map_err(|problem| problem.code())?
            .unwrap();
        pieces.iter().for_each(|piece| checksum.update(piece.as_bytes()));
        checksum.verify().map_err(|problem| problem.code())
    }

    #[test]
    fn what_arrived_is_held_against_its_checksum() {
        let sha1 = "sha1 qvTGHdzF6KLavt4PO0gs2a6pQ00=";
        let sha256 = "sha256 LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=";
        for header in [sha1, sha256] {
            assert_eq!(check(header, ["hel", "lo"]), Ok(()));
            assert_eq!(check(header, ["hel", "l0"]), Err(Code::ChecksumMismatch));
        }
        for header in [
            "md5 XUFAKrxLKna5cZ2REBfFkg==",
            "sha1",
            "sha1 !!",
            "",
            "SHA1 qvTGHdzF6KLavt4PO0gs2a6pQ00=",
        ] {
            assert_eq!(check(header, ["hel", "lo"]), Err(Code::Invalid), "{header}");
        }
        assert!(Checksum::read(&HeaderMap::new()).unwrap().is_none());
    }
}
