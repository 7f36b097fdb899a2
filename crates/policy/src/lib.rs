//! The access model: the world, decide, explain; the plain evaluator and the compiled one.
