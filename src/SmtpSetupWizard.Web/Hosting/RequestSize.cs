using Microsoft.AspNetCore.Http.Features;

namespace SmtpSetupWizard.Web.Hosting;

/// <summary>No request that this app understands is large.</summary>
public static class RequestSize
{
    /// <summary>Bytes of a body.</summary>
    public const int MaxBytes = 1024 * 1024;

    public static void AddRequestSize(this WebApplicationBuilder builder) => builder.Services.Configure<FormOptions>(form =>
    {
        form.BufferBodyLengthLimit = MaxBytes;
        form.MultipartBodyLengthLimit = MaxBytes;
        form.ValueCountLimit = 256;
        form.KeyLengthLimit = 256;
        // Counted as it comes, percent signs included: three times the longest text that is explained fits.
        form.ValueLengthLimit = MaxBytes;
    });

    /// <summary>Answers 413 to a body that says that it is too large, and stops one that does not say it.</summary>
    public static void UseRequestSize(this WebApplication app) => app.Use((http, next) =>
    {
        // The API says itself what is wrong with a body.
        if (http.Request.ContentLength > MaxBytes && !Failures.IsApi(http))
        {
            // A browser shows its answer as a page: this one is asked for in place of what was posted.
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            (http.Request.Method, http.Request.Path, http.Request.QueryString, http.Request.Body) = (HttpMethods.Get, "/error", QueryString.Empty, Stream.Null);
            (http.Request.ContentLength, http.Request.ContentType) = (null, null);
            return next(http);
        }

        if (http.Request.ContentLength is null && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = MaxBytes;
        return next(http);
    });
}
