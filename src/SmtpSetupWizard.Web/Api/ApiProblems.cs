using Microsoft.AspNetCore.Http.HttpResults;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Localization;

namespace SmtpSetupWizard.Web.Api;

/// <summary>Errors as problem documents (RFC 9457).</summary>
public static class ApiProblems
{
    /// <param name="errors">Field → messages.</param>
    public static ProblemHttpResult Fields(IReadOnlyDictionary<string, string[]> errors, int status = StatusCodes.Status400BadRequest) =>
        TypedResults.Problem(new HttpValidationProblemDetails(errors.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal)) { Status = status, Title = null });

    public static ProblemHttpResult Of(int status, string language, string key) =>
        TypedResults.Problem(Texts.Get(language, $"errors.{key}"), statusCode: status);

    /// <summary>429 with <c>Retry-After</c> in whole seconds.</summary>
    public static ProblemHttpResult Of(HttpResponse response, Limited limit, string language)
    {
        response.Headers.RetryAfter = limit.RetryAfterSeconds;
        return TypedResults.Problem(LimitText.Of(limit, language), statusCode: StatusCodes.Status429TooManyRequests);
    }
}
