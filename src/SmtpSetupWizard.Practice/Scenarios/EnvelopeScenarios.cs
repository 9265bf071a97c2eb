using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Practice.Scripts;

namespace SmtpSetupWizard.Practice.Scenarios;

/// <summary>Hosts that sign in and then will not have the sender, the recipient or the message.</summary>
internal static class EnvelopeScenarios
{
    private static readonly CheckLimits Short = CheckLimits.Default with { Envelope = Scenario.Soon, Message = Scenario.Soon };

    public static IReadOnlyList<PracticeScenario> All { get; } =
    [
        Sender("sender.closed", Answer.Close),
        Sender("sender.timeout", Answer.Silence, Short),
        Sender("sender.malformed", "Sender ok"),
        Sender("sender.unavailable", "452 4.3.1 Insufficient system storage"),
        Sender("sender.rejected", "501 Invalid MAIL FROM address provided"),
        Sender("sender.auth_required", "530 5.7.57 Client not authenticated to send mail. [AM0PR02CA0101.eurprd02.prod.outlook.com]"),
        Sender("sender.not_owned", "553 5.7.1 <ann@practice.test>: Sender address rejected: not owned by user ann@practice.test"),
        Message("sender.not_verified", "554 Message rejected: Email address is not verified. The following identities failed the check in region US-EAST-1: ann@practice.test"),
        Sender("sender.domain_not_found", "550 5.1.8 <ann@practice.test>: Sender address rejected: Domain not found"),
        Recipient("sender.verification_failed", "550-Verification failed for <ann@practice.test>\n550-No Such User Here\n550 Sender verify failed"),

        Recipient("recipient.closed", Answer.Close),
        Recipient("recipient.timeout", Answer.Silence, Short),
        Recipient("recipient.malformed", "Recipient ok"),
        Recipient("recipient.unavailable", "451 4.3.0 <ann@practice.test>: Temporary lookup failure"),
        Recipient("recipient.rejected", "550 Administrative prohibition"),
        Recipient("recipient.relay_denied", "554 5.7.1 <ann@practice.test>: Relay access denied"),
        Recipient("recipient.unknown", "550 5.1.1 <ann@practice.test>: Recipient address rejected: User unknown in virtual mailbox table"),
        Recipient("recipient.greylisted", "450 4.2.0 <ann@practice.test>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/practice.test.html"),

        Message("message.closed", Answer.Close),
        Message("message.timeout", Answer.Silence, Short),
        Message("message.malformed", "Message ok"),
        Message("message.unavailable", "452 4.3.1 Insufficient system resources"),
        Message("message.rejected", "554 5.6.0 Message not accepted"),
        Message("message.spam", "554 5.7.1 Spam message rejected"),
        Message("message.too_large", "552 5.3.4 Error: message file too big"),
        Message("message.rate_limited", "550-5.4.5 Daily user sending limit exceeded. For more information on Gmail\n550-5.4.5 sending limits go to\n550 5.4.5  https://support.google.com/a/answer/166852 - gsmtp"),
        Message("message.quota_exceeded", "552 5.2.2 <ann@practice.test>: Recipient address rejected: Quota exceeded (mailbox for user is full)"),
        Message("message.auth_failed", "550 5.7.1 rejected by DMARC policy for practice.test"),
    ];

    private static PracticeScenario Sender(string finding, Answer answer, CheckLimits? limits = null) =>
        Scenario.On(finding, new SmtpScript { Mail = answer }, Need.Envelope, limits);

    private static PracticeScenario Recipient(string finding, Answer answer, CheckLimits? limits = null) =>
        Scenario.On(finding, new SmtpScript { Recipient = answer }, Need.Envelope, limits);

    private static PracticeScenario Message(string finding, Answer answer, CheckLimits? limits = null) =>
        Scenario.On(finding, new SmtpScript { Message = answer }, Need.TestMessage, limits);
}
