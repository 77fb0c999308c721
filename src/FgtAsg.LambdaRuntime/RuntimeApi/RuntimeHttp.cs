using System.Text;

namespace FgtAsg.LambdaRuntime.RuntimeApi;

internal static class RuntimeHttp
{
    public static HttpClient Create() => new(new SocketsHttpHandler
    {
        // The Runtime API is on this machine: what the function is told of proxies for its own calls is not for this one.
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
        ResponseHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
    });
}
