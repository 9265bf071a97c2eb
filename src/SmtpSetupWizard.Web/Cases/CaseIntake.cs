#pragma warning disable MA0048 // The answers belong to the intake.
using System.Net;
using SmtpSetupWizard.Diagnostics.Network;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Cases;

/// <summary>The one door for a case, from the form and from the API: validates, applies the limits, stores.</summary>
public sealed class CaseIntake(ChecksOptions options, EgressPolicy egress, SupportOptions support, CaseLimits limits, CaseStore store, TimeProvider time)
{
    /// <param name="language">Of the errors.</param>
    public async Task<CaseAnswer> MakeAsync(CaseInput input, IPAddress client, string language, CancellationToken cancellationToken)
    {
        if (new CaseValidation(options, egress).Judge(input, language, out var errors) is not var (asked, lifetime)) return new UnclearCase(errors);
        if (limits.Make(client) is { } limit) return new TooManyCases(limit);
        var (token, request, now) = (ReportToken.New(), ReportToken.New(), time.GetUtcNow());
        await store.AddAsync(
            new()
            {
                TokenHash = ReportToken.Hash(token),
                RequestHash = ReportToken.Hash(request),
                SealedRequest = OwnerKey.Seal(token, request),
                SealedToken = support.AgentKey is { } key ? OwnerKey.Seal(key, token) : null,
                Host = asked.Host,
                CreatedAt = now,
                ExpiresAt = now + lifetime,
                Asked = asked.ToJson(),
            },
            cancellationToken);
        return new MadeCase(token);
    }
}

/// <summary>What became of what an agent asked.</summary>
public abstract record CaseAnswer;

/// <param name="Token">Of the agent's link: the only copy there is.</param>
public sealed record MadeCase(string Token) : CaseAnswer;

/// <param name="Errors">By field, in the language of whoever asked.</param>
public sealed record UnclearCase(IReadOnlyDictionary<string, string[]> Errors) : CaseAnswer;

public sealed record TooManyCases(Limited Limit) : CaseAnswer;
