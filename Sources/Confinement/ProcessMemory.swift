internal import CConfinement

/// Makes the memory of this process unreadable to other processes of the same user, and keeps debuggers away
/// (prctl(2), PR_SET_DUMPABLE). Programs that it starts are not touched.
public func refuseTracing() {
    _ = confinement_refuse_tracing()
}

/// Has large blocks of memory go back to the system as soon as they are freed: a process that a large message passed
/// through is small again afterwards.
public func returnLargeBlocks() {
    confinement_return_large_blocks()
}
