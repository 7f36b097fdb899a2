//! The codes of problems. They are part of the API: one is added, none is renamed.

use http::StatusCode;

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $word:literal, $status:expr, $title:literal;)*) => {
        /// What happened, in a stable word.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Code { $($(#[$doc])* $variant,)* }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The word for it in JSON.
            pub const fn word(self) -> &'static str {
                match self { $(Code::$variant => $word,)* }
            }

            /// The code in English.
            pub const fn title(self) -> &'static str {
                match self { $(Code::$variant => $title,)* }
            }

            /// The status it is answered with.
            pub const fn status(self) -> StatusCode {
                match self { $(Code::$variant => $status,)* }
            }
        }
    };
}

/// The checksum extension of tus names this status, which HTTP itself does not know.
const CHECKSUM_MISMATCH: StatusCode = match StatusCode::from_u16(460) {
    Ok(status) => status,
    Err(_) => StatusCode::BAD_REQUEST,
};

codes! {
    /// A part of the request makes no sense; its fields say which.
    Invalid = "invalid", StatusCode::BAD_REQUEST, "The request makes no sense";
    /// No live session or token was shown.
    Unauthenticated = "unauthenticated", StatusCode::UNAUTHORIZED, "Sign in first";
    /// Unknown login, wrong password, or not active: all alike.
    SignInRefused = "sign_in_refused", StatusCode::UNAUTHORIZED, "Login and password do not fit together";
    /// They may see it and may not do this to it.
    Refused = "refused", StatusCode::FORBIDDEN, "This is not allowed";
    /// A write by cookie without the proof that it came from the application's own pages.
    Csrf = "csrf", StatusCode::FORBIDDEN, "The request did not come from the application";
    /// It is not there, or not for them.
    NotFound = "not_found", StatusCode::NOT_FOUND, "There is nothing here";
    /// The path is there, the method is not.
    MethodNotAllowed = "method_not_allowed", StatusCode::METHOD_NOT_ALLOWED, "This can't be done here";
    /// The request would do more than it says; it has to say so.
    ConfirmationNeeded = "confirmation_needed", StatusCode::CONFLICT, "This has to be confirmed";
    /// It stands against what is there.
    Conflict = "conflict", StatusCode::CONFLICT, "This does not go together with what is there";
    /// The same request, by its key, is being done just now.
    UnderWay = "under_way", StatusCode::CONFLICT, "This is being done already: ask again in a moment";
    /// An upload that ended or was taken back.
    Gone = "gone", StatusCode::GONE, "It is no longer there";
    /// `If-Match` names an older version.
    Stale = "stale", StatusCode::PRECONDITION_FAILED, "It was changed meanwhile";
    /// The request's body is larger than it may be.
    TooLarge = "too_large", StatusCode::PAYLOAD_TOO_LARGE, "It is too large";
    /// The body is of a kind that is not read here.
    UnsupportedMediaType = "unsupported_media_type", StatusCode::UNSUPPORTED_MEDIA_TYPE, "This kind of body is not read here";
    /// What arrived is not what its checksum says.
    ChecksumMismatch = "checksum_mismatch", CHECKSUM_MISMATCH, "It arrived damaged";
    /// A version of the tus protocol that is not spoken here.
    UnsupportedVersion = "unsupported_version", StatusCode::PRECONDITION_FAILED, "This version of tus is not spoken here";
    /// The range lies outside.
    RangeNotSatisfiable = "range_not_satisfiable", StatusCode::RANGE_NOT_SATISFIABLE, "There is nothing in this range";
    /// No account answers to the host that was asked.
    UnknownHost = "unknown_host", StatusCode::MISDIRECTED_REQUEST, "No account answers to this host name";
    /// The key of the request is that of another one.
    KeyReused = "key_reused", StatusCode::UNPROCESSABLE_ENTITY, "Another request had this key";
    /// A write without `If-Match`.
    PreconditionRequired = "precondition_required", StatusCode::PRECONDITION_REQUIRED, "Say which version you change";
    /// Too often.
    Throttled = "throttled", StatusCode::TOO_MANY_REQUESTS, "Too often: wait a while";
    /// More uploads at once than one person may have.
    TooManyUploads = "too_many_uploads", StatusCode::TOO_MANY_REQUESTS, "Too many uploads at once: wait for one of them";
    /// The server's own fault.
    Internal = "internal", StatusCode::INTERNAL_SERVER_ERROR, "The server failed";
    /// The database or the file store does not answer.
    Unavailable = "unavailable", StatusCode::SERVICE_UNAVAILABLE, "Not now: try again in a while";
    /// Only the owner and admins pass for now.
    Maintenance = "maintenance", StatusCode::SERVICE_UNAVAILABLE, "Closed for maintenance";
    /// What one person has begun to upload and not finished is as much as they may have (RFC 4331, section 6).
    UploadQuota = "upload_quota", StatusCode::INSUFFICIENT_STORAGE, "Finish or take back what you have begun to upload";
    /// No room is left to keep it.
    StorageFull = "storage_full", StatusCode::INSUFFICIENT_STORAGE, "There is no room left to keep it";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_a_failure_with_a_word_of_its_own() {
        for (at, code) in Code::ALL.iter().enumerate() {
            assert!(
                code.status().is_client_error() || code.status().is_server_error(),
                "{code:?}"
            );
            assert!(
                Code::ALL[..at].iter().all(|other| other.word() != code.word()),
                "{code:?}"
            );
        }
    }
}
