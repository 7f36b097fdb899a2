//! Reads files: kind, metadata, previews, proxies and waveforms, each decoder in a confined child process.
