//! Knowledge about the world, as tables: states, blocs, bodies, people, offices, cue words.
