"""The desk: a page in the browser where an editor pastes a draft, sees its findings beside it and decides them."""
