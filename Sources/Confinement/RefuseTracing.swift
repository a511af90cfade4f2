internal import CConfinement

/// Makes the memory of this process unreadable to other processes of the same user, and keeps debuggers away
/// (prctl(2), PR_SET_DUMPABLE). Programs that it starts are not touched.
public func refuseTracing() {
    _ = confinement_refuse_tracing()
}
