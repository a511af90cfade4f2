import Disclosure
import Foundation
import OpenPGP
import Settings
import Vault

extension Doctor {
    /// gpg reads these files in every run of ours, in the throw-away homes too.
    mutating func gnupgSettings() {
        let settings = GnuPGSettings(ofHome: home.settings.pgp.home)
        for file in settings.unreadable { fail("\(file) cannot be read; run `chmod u+r \(file)`") }
        for line in settings.refused {
            fail(
                "\(line.file):\(line.number): `\(VisibleText.line(line.option))` makes gpg answer in ways that mail cannot "
                    + "be trusted with; take the line out")
        }
        for file in settings.overriding {
            fail("gpg may read \(file) in place of gpg.conf; move its lines to gpg.conf and remove it")
        }
        for line in settings.missing {
            warn("\(home.settings.pgp.home)/gpg.conf lacks the line `\(line)`; add it")
        }
    }

    mutating func keys() {
        let keys: MailboxKeys
        do {
            keys = try home.keys()
            _ = try home.vault.key()
        } catch {
            return fail(PosternError(error).description)
        }
        let own = keys.own
        if own.isRevoked {
            fail("the signing key \(own.fingerprint.hex) is revoked; make a new one and set pgp.signing_key")
        } else if own.isExpired {
            fail(
                "the signing key \(own.fingerprint.hex) expired\(day(own.expires)); mail is still read, but answers "
                    + "wait in the outbox: \(extend(own))")
        } else if let expires = own.expires {
            let days = Int(expires.timeIntervalSince(now) / 86_400)
            if days < home.settings.pgp.expiryWarningDays {
                warn("the signing key \(own.fingerprint.hex) expires in \(days) days\(day(expires)): \(extend(own))")
            }
        }
        if !own.addresses.contains(home.settings.mailbox.addresses[0]), !own.isRevoked {
            warn(
                "the signing key names no \(home.settings.mailbox.addresses[0]); "
                    + "reporters' programs may not find it by address")
        }
        signingWorks(keys)
        let locked = (try? keys.real.keysWithoutPassphrase()) ?? []
        openingWorks(keys, except: locked)
        for key in locked where key != own.fingerprint {
            warn(
                "the key \(key.hex) has a passphrase that gpg-agent does not hold; mail to it, and to recipients that are "
                    + "not named, waits in the inbox: take the passphrase off, or preset it")
        }
    }

    private mutating func signingWorks(_ keys: MailboxKeys) {
        guard !keys.own.isExpired, !keys.own.isRevoked else { return }
        do {
            // A passphrase slows every signature down, a busy machine only some: the quickest of a few is what counts.
            var milliseconds = Int.max
            for _ in 0..<5 where milliseconds > 250 {
                let start = ContinuousClock.now
                _ = try keys.real.signDetached(Array("postern check\n".utf8), with: keys.own.fingerprint)
                milliseconds = min(milliseconds, Int((ContinuousClock.now - start) / .milliseconds(1)))
            }
            if milliseconds > 250 {
                warn(
                    "one signature takes \(milliseconds) ms; if the key has a passphrase, set `s2k-count 65536` in "
                        + "\(home.settings.pgp.home)/gpg-agent.conf and change the passphrase once, or take it off")
            }
        } catch {
            fail("the signing key does not sign: \(error)")
        }
    }

    /// Whether each of our keys opens what reporters encrypt to it. What is expired or revoked gets no new mail.
    private mutating func openingWorks(_ keys: MailboxKeys, except locked: [Fingerprint]) {
        let words = Array("postern check\n".utf8)
        for key in keys.all
        where key.canEncrypt && !key.isExpired && !key.isRevoked && !locked.contains(key.fingerprint) {
            do {
                let sealed = try keys.real.encrypt(words, to: [key.fingerprint], armor: false)
                let opened = try keys.real.decryptVerify(sealed, maximumPlaintextBytes: 1 << 10).plaintext
                guard opened != words else { continue }
                fail("the key \(key.fingerprint.hex) opens a text as another one; is gpg the one of this system?")
            } catch {
                fail(
                    "the key \(key.fingerprint.hex) does not open what is encrypted to it: \(error); restore its "
                        + "secret key from a backup (`postern key import FILE`)")
            }
        }
    }

    private func extend(_ key: CertificateInfo) -> String {
        "run `gpg --homedir \(home.settings.pgp.home) --quick-set-expire \(key.fingerprint.hex) 2y`, then once more with "
            + "`'*'` at the end for its subkeys, and publish the certificate again (`postern key export`)"
    }

    private func day(_ date: Date?) -> String {
        guard let date else { return "" }
        return " (\(date.formatted(.iso8601.year().month().day())))"
    }
}
