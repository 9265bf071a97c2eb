using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using SmtpSetupWizard.Web.Hosting;
using SmtpSetupWizard.Web.Localization;

namespace SmtpSetupWizard.Web.Api;

/// <summary>Reads a JSON body, and says of a bad one which field is wrong.</summary>
public static class RequestBody
{
    /// <summary>The name in <c>errors</c> for the body as a whole.</summary>
    private const string Whole = "body";

    /// <summary>The body, or the answer that refuses it: 400, 413 or 415.</summary>
    public static async Task<(T? Body, IResult? Refusal)> ReadAsync<T>(HttpRequest request, JsonSerializerOptions json, CancellationToken cancellationToken)
        where T : class
    {
        if (!request.HasJsonContentType()) return (null, Problem(StatusCodes.Status415UnsupportedMediaType, Whole, "contentType"));
        if (request.ContentLength > RequestSize.MaxBytes) return (null, Problem(StatusCodes.Status413PayloadTooLarge, Whole, "tooLarge"));
        using var bytes = new MemoryStream();
        try
        {
            if (!await CopyAsync(request.Body, bytes, cancellationToken)) return (null, Problem(StatusCodes.Status413PayloadTooLarge, Whole, "tooLarge"));
            bytes.Position = 0;
            return JsonSerializer.Deserialize<T>(bytes, json) is { } body ? (body, null) : (null, Problem(StatusCodes.Status400BadRequest, Whole, "json"));
        }
        catch (BadHttpRequestException error)
        {
            return (null, Problem(error.StatusCode, Whole, error.StatusCode == StatusCodes.Status413PayloadTooLarge ? "tooLarge" : "json"));
        }
        catch (JsonException error)
        {
            // The exception's own text is not repeated: it can quote the body.
            var field = Field(error.Path);
            return (null, Problem(StatusCodes.Status400BadRequest, field ?? Whole, field is null ? "json" : "type"));
        }
        finally
        {
            // It held the password.
            if (bytes.TryGetBuffer(out var buffer)) Array.Clear(buffer.Array!);
        }
    }

    /// <summary>False when the body is over <see cref="RequestSize.MaxBytes"/>.</summary>
    private static async Task<bool> CopyAsync(Stream body, MemoryStream bytes, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (bytes.Length + read > RequestSize.MaxBytes) return false;
            bytes.Write(buffer, 0, read);
        }

        Array.Clear(buffer);
        return true;
    }

    /// <summary><c>$.endpoints[0].port</c> → <c>endpoints[0].port</c>; null for the whole.</summary>
    private static string? Field(string? path) => path is { Length: > 2 } && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : null;

    private static ProblemHttpResult Problem(int status, string field, string key) =>
        ApiProblems.Fields(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [Texts.Get(Texts.Fallback, $"errors.{key}")] }, status);
}
