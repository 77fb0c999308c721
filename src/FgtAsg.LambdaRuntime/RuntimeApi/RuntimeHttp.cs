using System.Text;

namespace FgtAsg.LambdaRuntime.RuntimeApi;

internal static class RuntimeHttp
{
    public static HttpClient Create() => new(new SocketsHttpHandler
    {
        // The Runtime API is local. Proxy settings are meant for the function's own calls.
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
        ResponseHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
    });
}
