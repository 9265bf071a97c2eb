#pragma warning disable MA0048 // The answers to a submission are read together.
using System.Globalization;

namespace SmtpSetupWizard.Web.Checking;

/// <summary>What became of a submitted check.</summary>
public abstract record Submission;

/// <summary>It is queued.</summary>
/// <param name="Token">The link's token: the only copy there is.</param>
public sealed record Accepted(string Token) : Submission;

/// <summary>Something in it must be changed.</summary>
/// <param name="Errors">Field name (camelCase, as in the API; <c>endpoints[1].port</c>) → messages in the language of the request.</param>
public sealed record Invalid(IReadOnlyDictionary<string, string[]> Errors) : Submission;

/// <summary>A limit was reached, or the queue is full.</summary>
/// <param name="Reason">Key below <c>errors.</c> in the texts, such as <c>limit.perClient</c>.</param>
/// <param name="RetryAfter">When to come back.</param>
public sealed record Limited(string Reason, TimeSpan RetryAfter) : Submission
{
    /// <summary>For the header <c>Retry-After</c> (RFC 9110 section 10.2.3).</summary>
    public string RetryAfterSeconds => ((long)Math.Max(1, Math.Ceiling(RetryAfter.TotalSeconds))).ToString(CultureInfo.InvariantCulture);
}
