internal import Glibc

/// What can go wrong with a file of the spool; a case for each different reaction.
public enum MaildirError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The folder, or its `new`, `cur` or `tmp`, is not there.
    case notAMaildir(String)
    /// The file or folder may not be read or written by this user.
    case denied(String)
    /// The file was there and is no more: another program took it.
    case gone(String)
    /// The file has more bytes than may be read.
    case tooLarge(Int, limit: Int)
    /// Somebody writes into the file, or it changed while it was read or since it was listed; it is left for the next
    /// run.
    case stillGrowing(String)
    /// A symbolic link, FIFO, device or directory, or a file with several links.
    case notRegular(String)
    /// Another file of that name, with other bytes, is there and was not to be replaced.
    case exists(String)
    /// The file system is full, or the user's quota is.
    case diskFull(String)
    /// Anything else, in the system's words.
    case system(path: String, String)

    /// Names the file and ends with the next step.
    public var description: String {
        switch self {
        case .notAMaildir(let path):
            "\(path) is no Maildir (it needs the folders new, cur and tmp); create it or correct the setting"
        case .denied(let path):
            "\(path): permission denied; give the user that postern runs as the right to read and write it"
        case .gone(let path):
            "\(path) is gone; another program moved or removed it"
        case .tooLarge(let bytes, let limit):
            "the file has \(bytes) bytes and the limit is \(limit); raise the limit in [limits] or set the file aside"
        case .stillGrowing(let path):
            "\(path) is still being written; the next run reads it again"
        case .notRegular(let path):
            "\(path) is not a regular file with one link; look at it and remove it by hand"
        case .exists(let path):
            "\(path) is there already, with other content; move it away and run again"
        case .diskFull(let path):
            "\(path): no space left on the file system or in the quota; make room and run again"
        case .system(let path, let text):
            "\(path): \(text)"
        }
    }

    /// The error that `errno` stands for, met at `path`.
    init(errno code: Int32, path: String) {
        self =
            switch code {
            case ENOENT: .gone(path)
            case EACCES, EPERM, EROFS: .denied(path)
            case ENOSPC, EDQUOT: .diskFull(path)
            case ELOOP, ENXIO, EISDIR: .notRegular(path)
            case EEXIST: .exists(path)
            case ENOTDIR: .notAMaildir(path)
            default: .system(path: path, unsafe String(cString: strerror(code)))
            }
    }
}
