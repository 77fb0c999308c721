using FgtAsg.Sandbox.S3;

namespace FgtAsg.Sandbox.Delivery;

internal static class S3EventNames
{
    /// <returns>As a notification's <c>eventName</c> says it: without the <c>s3:</c> of the configuration.</returns>
    public static string Of(ObjectChangeKind kind) => kind == ObjectChangeKind.Put ? "ObjectCreated:Put" : "ObjectRemoved:Delete";
}
