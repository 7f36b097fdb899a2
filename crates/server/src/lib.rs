//! HTTP: a folder per noun, a file per endpoint; jobs; the OpenAPI description.
