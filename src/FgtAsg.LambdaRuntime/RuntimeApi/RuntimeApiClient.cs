using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using FgtAsg.LambdaRuntime.Errors;

namespace FgtAsg.LambdaRuntime.RuntimeApi;

/// <summary>
/// The calls of the Lambda Runtime API, version 2018-06-01. No call is retried: after a failed call the process ends and Lambda starts a
/// new one.
/// </summary>
/// <param name="root">The API's root, ending with <c>/2018-06-01/</c>.</param>
internal sealed class RuntimeApiClient(HttpClient http, Uri root)
{
    private const string NextPath = "runtime/invocation/next";
    private const string RestoreNextPath = "runtime/restore/next";

    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly MediaTypeHeaderValue ErrorJson = new("application/vnd.aws.lambda.error+json");

    public async Task<Invocation> GetNextInvocationAsync(CancellationToken cancellationToken)
    {
        const string expected = "status 200 and an event";
        using var response = await SendAsync(HttpMethod.Get, NextPath, content: null, errorType: null, expected, cancellationToken);
        await ThrowUnlessSuccessAsync(response, HttpMethod.Get, NextPath, expected, cancellationToken);

        var requestId = Require(response, "Lambda-Runtime-Aws-Request-Id", "a request id");
        var deadline = Require(response, "Lambda-Runtime-Deadline-Ms", "a deadline in milliseconds since 1970");
        return new Invocation(
            requestId,
            ParseDeadline(response, deadline),
            Header(response, "Lambda-Runtime-Invoked-Function-Arn") ?? "",
            Header(response, "Lambda-Runtime-Trace-Id"),
            Header(response, "Lambda-Runtime-Client-Context"),
            Header(response, "Lambda-Runtime-Cognito-Identity"),
            await response.Content.ReadAsByteArrayAsync(cancellationToken));
    }

    /// <summary>Returns in the process that Lambda restored from the snapshot.</summary>
    public async Task RestoreNextAsync(CancellationToken cancellationToken)
    {
        const string expected = "status 200 after the restore";
        using var response = await SendAsync(HttpMethod.Get, RestoreNextPath, content: null, errorType: null, expected, cancellationToken);
        await ThrowUnlessSuccessAsync(response, HttpMethod.Get, RestoreNextPath, expected, cancellationToken);
    }

    /// <returns><see langword="false"/> when Lambda refuses the response as too large (413).</returns>
    public async Task<bool> TrySendResponseAsync(string requestId, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        const string expected = "status 202";
        var path = $"runtime/invocation/{Uri.EscapeDataString(requestId)}/response";
        using var content = new ReadOnlyMemoryContent(payload);
        content.Headers.ContentType = Json;
        using var response = await SendAsync(HttpMethod.Post, path, content, errorType: null, expected, cancellationToken);
        if (response.StatusCode == HttpStatusCode.RequestEntityTooLarge)
        {
            return false;
        }

        await ThrowUnlessSuccessAsync(response, HttpMethod.Post, path, expected, cancellationToken);
        return true;
    }

    public Task ReportInvocationErrorAsync(string requestId, ErrorReport error, CancellationToken cancellationToken) =>
        PostErrorAsync($"runtime/invocation/{Uri.EscapeDataString(requestId)}/error", error.ErrorType, error, cancellationToken);

    public Task ReportInitErrorAsync(string errorType, ErrorReport error, CancellationToken cancellationToken) =>
        PostErrorAsync("runtime/init/error", errorType, error, cancellationToken);

    public Task ReportRestoreErrorAsync(string errorType, ErrorReport error, CancellationToken cancellationToken) =>
        PostErrorAsync("runtime/restore/error", errorType, error, cancellationToken);

    private async Task PostErrorAsync(string path, string errorType, ErrorReport error, CancellationToken cancellationToken)
    {
        const string expected = "status 202";
        using var content = new ByteArrayContent(error.ToJson());
        content.Headers.ContentType = ErrorJson;
        using var response = await SendAsync(HttpMethod.Post, path, content, errorType, expected, cancellationToken);
        await ThrowUnlessSuccessAsync(response, HttpMethod.Post, path, expected, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? content, string? errorType, string expected, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(root, path)) { Content = content };
        if (errorType is not null)
        {
            request.Headers.TryAddWithoutValidation("Lambda-Runtime-Function-Error-Type", errorType);
        }

        try
        {
            return await http.SendAsync(request, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException
                                          || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new RuntimeApiException(
                method, FullPath(path), statusCode: null, $"got no answer ({exception.Message})", expected, exception);
        }
    }

    private async Task ThrowUnlessSuccessAsync(
        HttpResponseMessage response, HttpMethod method, string path, string expected, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            var said = Excerpt(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            throw new RuntimeApiException(
                method, FullPath(path), response.StatusCode, $"answered {(int)response.StatusCode}{said}", expected);
        }
    }

    private string Require(HttpResponseMessage response, string header, string expected) =>
        Header(response, header)
        ?? throw BrokenEvent(response, $"answered {(int)response.StatusCode} without the header {header}", expected);

    private DateTimeOffset ParseDeadline(HttpResponseMessage response, string value)
    {
        const string expected = "a deadline in milliseconds since 1970";
        if (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds > 0
            && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        }

        throw BrokenEvent(response, $"answered Lambda-Runtime-Deadline-Ms '{Printable(value, 64)}'", expected);
    }

    private RuntimeApiException BrokenEvent(HttpResponseMessage response, string problem, string expected) =>
        new(HttpMethod.Get, FullPath(NextPath), response.StatusCode, problem, expected);

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) && values.FirstOrDefault() is { } value && !string.IsNullOrWhiteSpace(value)
            ? value
            : null;

    /// <summary>The API's description of its error. It contains no data of the event.</summary>
    private static string Excerpt(byte[] body) => body.Length == 0 ? "" : $" ({Printable(Encoding.UTF8.GetString(body), 300)})";

    private static string Printable(string text, int limit) =>
        string.Create(Math.Min(text.Length, limit), text, static (printable, text) =>
        {
            for (var i = 0; i < printable.Length; i++)
            {
                printable[i] = char.IsControl(text[i]) ? ' ' : text[i];
            }
        });

    private string FullPath(string path) => new Uri(root, path).AbsolutePath;
}
