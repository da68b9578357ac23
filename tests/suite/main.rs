//! Tests of the whole, through the library's front door and the built program.

mod layering;
