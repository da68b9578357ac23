//! Documents in, articles out.
