using System.Net;

namespace FgtAsg.Sandbox.Model.Core;

/// <summary>An error response. The adapters convert it into the SDK's exception or into XML.</summary>
internal sealed class ServiceFault(string code, string message, HttpStatusCode statusCode = HttpStatusCode.BadRequest)
    : Exception(message)
{
    public string Code { get; } = code;

    public HttpStatusCode StatusCode { get; } = statusCode;
}
