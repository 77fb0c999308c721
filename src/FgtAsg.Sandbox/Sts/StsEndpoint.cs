using System.Xml.Linq;
using FgtAsg.Sandbox.FrontEnd;

namespace FgtAsg.Sandbox.Sts;

/// <summary>The identity of the caller, which command lines and Terraform request first. Every caller is the account's root user.</summary>
internal sealed class StsEndpoint(string accountId) : IServiceEndpoint
{
    private static readonly XNamespace Namespace = "https://sts.amazonaws.com/doc/2011-06-15/";

    public string Service => "sts";

    public Task<ServiceAnswer> AnswerAsync(ServiceRequest request, CancellationToken cancellationToken) =>
        request.Call.Action == "GetCallerIdentity"
            ? Task.FromResult(QueryAnswers.Of(
                request.Call,
                Namespace,
                new XElement(Namespace + "Arn", $"arn:aws:iam::{accountId}:root"),
                new XElement(Namespace + "UserId", accountId),
                new XElement(Namespace + "Account", accountId)))
            : throw NotSupported.Operation(request.Call);
}
