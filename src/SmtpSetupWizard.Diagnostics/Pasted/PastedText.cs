namespace SmtpSetupWizard.Diagnostics.Pasted;

/// <summary>Reads an error text or a whole dialogue of any program, without network.</summary>
public static class PastedText
{
    /// <summary>UTF-8 bytes.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>What <paramref name="text"/> says. Never throws, whatever it is.</summary>
    /// <param name="host">The server as the reader knows it; null when it is not known.</param>
    public static PastedReading Read(string text, string? host = null) => PastedReading.Nothing;
}
