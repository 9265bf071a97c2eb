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

    /// <summary>Characters of a command line without its end (RFC 5321 section 4.5.3.1.4).</summary>
    private const int LongestLine = 510;

    private const int MechanismNotKnown = 504;
    private const int Challenged = 334;

    /// <summary>The good answer (RFC 4954 section 4). Some say "done" instead; any other success makes no sense here, and nobody is told "signed in" on it.</summary>
    private const int SignedIn = 235;

    /// <summary>Whether the server gave its word that it does not take the password: nobody may send it again.</summary>
    public bool Refused { get; private set; }

    public async Task<Reply?> RunAsync(CancellationToken cancellationToken)
    {
        var offered = session.Capabilities.Mechanisms;
        foreach (var mechanism in SaslMechanisms.Usable(offered, credentials))
        {
            cancellationToken.ThrowIfCancellationRequested();
            state.Update(attempt => attempt with { Mechanism = mechanism, SignIns = attempt.SignIns + 1 });
            var reply = await TryAsync(mechanism, cancellationToken);
            if (reply.Code is SignedIn or EndpointSession.Done) return reply;
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
            var initial = mechanism.SupportsInitialResponse ? await AnswerAsync(mechanism, null, cancellationToken) : null;
            if (initial is not null) state.Learn(initial);

            // What does not fit on the line waits for the challenge (RFC 4954 section 4).
            var fits = initial is not null && $"AUTH {name} {initial}".Length <= LongestLine;
            var reply = await session.Conversation.CommandAsync(
                fits ? $"AUTH {name} {initial}" : $"AUTH {name}", cancellationToken, fits ? $"AUTH {name} {SecretScrubber.Mask}" : $"AUTH {name}");
            for (var round = 0; reply.Code == Challenged; round++)
            {
                if (round == MaxRounds) throw new AttemptEndedException("auth.malformed");
                if (SaslMechanisms.IsScramRefusal(name, reply.Lines[0])) throw await RefusedByScramAsync(cancellationToken);

                // A server that asks again for what it was given in the same line gets the same once more.
                var held = name is "PLAIN" || (!fits && round == 0) ? initial : null;
                var answer = held ?? await AnswerAsync(mechanism, reply.Lines[0], cancellationToken) ?? "";
                state.Learn(answer);
                reply = await session.Conversation.CommandAsync(answer, cancellationToken, SecretScrubber.Mask);
            }

            return reply;
        }
        finally
        {
            session.Conversation.InSignIn = false;
        }
    }

    /// <summary>No byte of the network is touched here: what fails is the server's challenge.</summary>
    private static async Task<string?> AnswerAsync(SaslMechanism mechanism, string? challenge, CancellationToken cancellationToken)
    {
        try
        {
            return await mechanism.ChallengeAsync(challenge is null ? null : SaslMechanisms.Challenge(mechanism.MechanismName, challenge), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new AttemptEndedException("auth.malformed");
        }
    }

    /// <summary>The server has said no inside the exchange: it is ended (RFC 4954 section 4), and what comes last is only how it says so.</summary>
    private async Task<AttemptEndedException> RefusedByScramAsync(CancellationToken cancellationToken)
    {
        Refused = true;
        try
        {
            var last = await session.Conversation.CommandAsync("*", cancellationToken, SecretScrubber.Mask);
            var ended = session.Refused(Stage.Auth, last);
            return ended.Finding.Code is "auth.rejected" or "auth.malformed" or "auth.unavailable" ? session.Refused("auth.invalid_credentials", Stage.Auth, last) : ended;
        }
        catch (Exception exception) when (exception is MalformedReplyException || PeerFailure.Is(exception))
        {
            return new("auth.invalid_credentials");
        }
    }
}
