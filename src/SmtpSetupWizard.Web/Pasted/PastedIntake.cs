using System.Net;
using System.Text;
using SmtpSetupWizard.Diagnostics.Pasted;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Checking.Limits;
using SmtpSetupWizard.Web.Explanations;
using SmtpSetupWizard.Web.Localization;

namespace SmtpSetupWizard.Web.Pasted;

/// <summary>The one door for a pasted text, from the form and from the API: validates, applies the limit, reads, explains. Nothing of it is kept.</summary>
public sealed class PastedIntake(ExplanationLibrary explanations, SubmissionLimits limits, TimeProvider time) : IDisposable
{
    /// <summary>Reading is work for the processor alone: half of it stays free for the checks, whoever pastes.</summary>
    private readonly SemaphoreSlim _turns = new(Math.Max(1, Environment.ProcessorCount / 2));

    public void Dispose() => _turns.Dispose();

    /// <param name="text">As it was pasted.</param>
    /// <param name="host">The server, as far as the reader knows it.</param>
    /// <param name="language">Of the texts; a tag that is not known is an error.</param>
    /// <param name="client">The address that the limit counts for.</param>
    public async Task<PastedAnswer> ExplainAsync(string? text, string? host, string? language, IPAddress client, CancellationToken cancellationToken)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var known = Texts.Known(language);
        void Wrong(string field, string key, params ReadOnlySpan<object?> arguments) => errors[field] = [Texts.Get(known, $"errors.{key}", arguments)];

        if (!string.IsNullOrEmpty(language) && Texts.TryKnown(language) is null) Wrong("language", "language", string.Join(", ", Texts.Languages));
        var bytes = Encoding.UTF8.GetByteCount(text ?? "");
        if (string.IsNullOrWhiteSpace(text)) Wrong("text", "text.empty");
        else if (bytes > PastedText.MaxBytes) Wrong("text", "text.tooLong", PastedText.MaxBytes / 1024);
        var server = string.IsNullOrWhiteSpace(host) ? null : HostField.Read(host);
        if (server?.Error is { } error) Wrong("host", error);

        if (errors.Count > 0) return new Unreadable(errors, bytes > PastedText.MaxBytes);
        if (limits.Paste(client, bytes) is { } limit) return new TooMuch(limit);

        var reading = await ReadAsync(text!, server?.Host, cancellationToken);
        var named = server?.Host ?? (reading.Host is { } read ? HostField.Read(read).Host : null);
        if (reading.Finding is not { } finding) return new Explained(reading, explanations.OfNothing(reading.Worked, known), named);
        var context = new ExplanationContext(named ?? "", server?.Endpoint ?? reading.Endpoint, null, time.GetUtcNow()) { Pasted = true };
        return new Explained(reading, explanations.Explain(finding, context, known), named);
    }

    private async Task<PastedReading> ReadAsync(string text, string? host, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            return PastedText.Read(text, host);
        }
        finally
        {
            _turns.Release();
        }
    }
}
