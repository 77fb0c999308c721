using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace FgtAsg.Sandbox.Calls;

/// <summary>Finds the service of a request from its signature, or from its shape if it is not signed.</summary>
internal static partial class ServiceNames
{
    private static readonly Dictionary<string, string> ByTarget = new(StringComparer.Ordinal)
    {
        ["DynamoDB_20120810"] = "dynamodb",
        ["AmazonSSM"] = "ssm",
        ["AmazonSQS"] = "sqs",
        ["AWSStepFunctions"] = "states",
        ["AWSEvents"] = "events",
        ["Logs_20140328"] = "logs",
    };

    private static readonly Dictionary<string, string> ByVersion = new(StringComparer.Ordinal)
    {
        ["2016-11-15"] = "ec2",
        ["2011-01-01"] = "autoscaling",
        ["2011-06-15"] = "sts",
        ["2010-05-08"] = "iam",
        ["2010-03-31"] = "sns",
        ["2012-11-05"] = "sqs",
        ["2015-12-01"] = "elasticloadbalancing",
    };

    public static string Of(HttpRequest request, IReadOnlyDictionary<string, string> form)
    {
        if (Scope(request) is { Success: true } signed)
        {
            return signed.Groups["service"].Value.ToLowerInvariant();
        }

        if (request.Headers["X-Amz-Target"].ToString() is { Length: > 0 } target)
        {
            var prefix = target.Split('.')[0];
            return ByTarget.GetValueOrDefault(prefix, prefix.ToLowerInvariant());
        }

        if (form.ContainsKey("Action") && form.TryGetValue("Version", out var version) && ByVersion.TryGetValue(version, out var service))
        {
            return service;
        }

        return request.Path.StartsWithSegments("/2013-04-01", StringComparison.Ordinal) ? "route53" : "s3";
    }

    public static Protocol ProtocolOf(string service, HttpRequest request) => service switch
    {
        "ec2" => Protocol.Ec2,
        "s3" => Protocol.S3,
        "route53" or "cloudfront" => Protocol.RestXml,
        _ when request.Headers.ContainsKey("X-Amz-Target") => Protocol.Json,
        "autoscaling" or "sts" or "iam" or "sns" or "elasticloadbalancing" or "cloudformation" or "monitoring" => Protocol.Query,
        _ => request.HasFormContentType ? Protocol.Query : Protocol.Json,
    };

    /// <summary>The region in the request's signature; null if the request is not signed.</summary>
    public static string? RegionOf(HttpRequest request) =>
        Scope(request) is { Success: true } signed ? signed.Groups["region"].Value : null;

    private static Match Scope(HttpRequest request)
    {
        var scope = request.Headers.Authorization.ToString();
        if (scope.Length == 0)
        {
            scope = $"Credential={request.Query["X-Amz-Credential"]}";
        }

        // Credential=<key id>/<date>/<region>/<service>/aws4_request
        return CredentialScope().Match(scope);
    }

    [GeneratedRegex("Credential=[^/,]+/[0-9]{8}/(?<region>[^/,]*)/(?<service>[^/,]+)/aws4_request", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CredentialScope();
}
