using MailKit.Security;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Diagnostics.Attempts;

/// <summary>Signs in (RFC 4954) with one mechanism after another; the next one only after 504. It knows whether the password was refused.</summary>
internal sealed class SignIn(EndpointSession session, AttemptState state, Credentials credentials)
{
    /// <summary>Rounds that the longest mechanism needs, and some to spare; a hostile server asks for ever.</summary>
    private const int MaxRounds = 8;

    private const int MechanismNotKnown = 504;
    private const int Challenged = 334;

    /// <summary>Whether the server gave its word that it does not take the password: nobody may send it again.</summary>
    public bool Refused { get; private set; }

    public async Task<Reply?> RunAsync(CancellationToken cancellationToken)
    {
        var offered = session.Capabilities.Mechanisms;
        foreach (var mechanism in SaslMechanisms.Usable(offered))
        {
            state.Update(attempt => attempt with { Mechanism = mechanism, SignIns = attempt.SignIns + 1 });
            var reply = await TryAsync(mechanism, cancellationToken);
            if (reply.Class == 2) return reply;
            if (reply.Code == MechanismNotKnown) continue;
            var ended = session.Refused(Stage.Auth, reply);
            Refused = reply.Class == 5 || ended.Finding.Code == "auth.too_many_attempts";
            throw ended;
        }

        throw new AttemptEndedException(new Finding("auth.no_common_mechanism", new Evidence { Mechanisms = offered }));
    }

    private async Task<Reply> TryAsync(string name, CancellationToken cancellationToken)
    {
        var mechanism = SaslMechanisms.Create(name, credentials);
        session.Conversation.InSignIn = true;
        try
        {
            var initial = mechanism.SupportsInitialResponse ? await mechanism.ChallengeAsync(null, cancellationToken) : null;
            var reply = await session.Conversation.CommandAsync(
                initial is null ? $"AUTH {name}" : $"AUTH {name} {initial}", cancellationToken, initial is null ? $"AUTH {name}" : $"AUTH {name} {SecretScrubber.Mask}");
            for (var round = 0; reply.Code == Challenged; round++)
            {
                if (round == MaxRounds) throw new AttemptEndedException("auth.malformed");

                // A server that asks again for what it was given in the same line gets the same once more.
                var answer = name is "PLAIN" ? initial : await mechanism.ChallengeAsync(SaslMechanisms.Challenge(name, reply.Lines[0]), cancellationToken);
                reply = await session.Conversation.CommandAsync(answer ?? "", cancellationToken, SecretScrubber.Mask);
            }

            return reply;
        }
        catch (Exception exception) when (exception is SaslException or FormatException or ArgumentException or InvalidOperationException)
        {
            throw new AttemptEndedException("auth.malformed");
        }
        finally
        {
            session.Conversation.InSignIn = false;
        }
    }
}
