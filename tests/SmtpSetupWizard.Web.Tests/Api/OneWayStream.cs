namespace SmtpSetupWizard.Web.Tests.Api;

/// <summary>Bytes whose number nobody knows before.</summary>
public sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
{
    public override bool CanSeek => false;
}
