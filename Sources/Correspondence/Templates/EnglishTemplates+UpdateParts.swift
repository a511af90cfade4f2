extension EnglishTemplates {
    static let resolution = """
        {{!
        Why a case was closed, and what a reporter who disagrees can do. Sections: resolution.fixed, .duplicate,
        .notAVulnerability, .notReproducible, .outOfSupport, .thirdParty, .wontFix.
        }}
        {{#resolution.fixed}}
        The vulnerability is fixed. If you still see it where the remediation is in place, please reply with the version you used, and we look at it again.

        {{/resolution.fixed}}
        {{#resolution.duplicate}}
        The same vulnerability had been reported to us before, and we handle it as part of that case. If you think that yours is another one, please reply and say what differs, and we look at it again.

        {{/resolution.duplicate}}
        {{#resolution.notAVulnerability}}
        We have come to the conclusion that what you describe is not a vulnerability of our product. If you disagree, please reply and say what an attacker gains by it that they do not have already, and we look at it again.

        {{/resolution.notAVulnerability}}
        {{#resolution.notReproducible}}
        We could not reproduce what you describe with the information we have. If you can send more exact steps, a proof of concept or a log, please do, and we try again.

        {{/resolution.notReproducible}}
        {{#resolution.outOfSupport}}
        What you describe affects only versions that are no longer supported, so there will be no remediation for them. If you see it in a supported version, please reply and say in which, and we open the case again.

        {{/resolution.outOfSupport}}
        {{#resolution.thirdParty}}
        The cause lies in a component that is made by others, and it has to be remedied there. If you think that our product causes it or makes it worse, please reply and say how, and we look at it again.

        {{/resolution.thirdParty}}
        {{#resolution.wontFix}}
        We have decided not to change the product in this respect. If you see a risk that we have overlooked, please reply and describe it, and we weigh it again.

        {{/resolution.wontFix}}
        """

    static let next = """
        {{!
        What comes next for an open case, and by when; one line. Variables: nextStepBy, targetDate. Sections: those of
        state, advisoryURL, late.
        }}
        {{#state.new}}Next, we find out which product and versions it concerns, and how severe it is.{{/state.new}}{{#state.triaged}}Next, we try to reproduce what it describes.{{/state.triaged}}{{#state.confirmed}}Next, we decide what form the remediation takes, and when it comes.{{/state.confirmed}}{{#state.remediation}}Next, the remediation is released{{#targetDate}}; we plan to have it ready by {{targetDate}}{{/targetDate}}.{{/state.remediation}}{{#state.released}}{{#advisoryURL}}Next, we close the case.{{/advisoryURL}}{{^advisoryURL}}Next, we publish an advisory.{{/advisoryURL}}{{/state.released}}{{#nextStepBy}}{{^late}} We mean to have done that by {{nextStepBy}}.{{/late}}{{#late}} We meant to have done that by {{nextStepBy}}; we are late, and sorry for it.{{/late}}{{/nextStepBy}}
        """

    static let steering = """
        {{!
        How a reporter changes what they get. Sections: pace.usual, .monthly, .paused, .stopped.
        }}
        {{#pace.usual}}You decide how often you hear from us: reply{{/pace.usual}}{{#pace.monthly}}You get one update a month, as you asked. To change that, reply{{/pace.monthly}}{{#pace.paused}}Regular updates are paused, as you asked. To change that, reply{{/pace.paused}}{{#pace.stopped}}Updates are stopped, as you asked. To change that, reply{{/pace.stopped}} with `pause`, `monthly`, `resume` or `stop` in the first line, signed with your key. In the same way, `credit: NAME` or `credit: anonymous` says how an advisory names you.
        """
}
