using System.Reflection;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using FgtAsg.Aws;
using FgtAsg.LambdaRuntime.Errors;

namespace FgtAsg.Tests.Documents;

/// <summary>docs/reference/errors.md has the function's error types and the AWS error codes that it knows.</summary>
public sealed class ErrorsReferenceTests
{
    private const string Document = "docs/reference/errors.md";

    private static readonly IReadOnlyList<RetryRule> Rules =
    [
        .. typeof(RetryRule).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<RetryRule>(),
    ];

    [Fact]
    public void ErrorTypes_AreTheOnesOfTheFunction()
    {
        var documented = ReferenceTable.Read(Document, "error type").Select(row => ReferenceTable.Single(row["error type"]));

        Assembly[] assemblies = [typeof(Function).Assembly, typeof(ILambdaError).Assembly];
        var types = assemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(ILambdaError)));

        // ErrorType is a constant of each type, so no constructor is needed.
        ReferenceTable.AssertSame(
            Document,
            "error type",
            types.Select(type => ((ILambdaError)RuntimeHelpers.GetUninitializedObject(type)).ErrorType),
            documented);
    }

    [Fact]
    public void AwsErrorCodes_AreTheOnesOfTheFunction()
    {
        var documented = ReferenceTable.Read(Document, "code").Select(row => ReferenceTable.Single(row["code"]));

        ReferenceTable.AssertSame(
            Document, "code", typeof(AwsErrorCodes).GetFields().Select(field => (string)field.GetRawConstantValue()!), documented);
    }

    [Fact]
    public void AwsErrorCodes_AreRepeatedAsTheTableSays() => Assert.All(ReferenceTable.Read(Document, "code"), row =>
    {
        var error = new AmazonServiceException("") { ErrorCode = ReferenceTable.Single(row["code"]) };

        var isRepeated = AwsErrors.IsTransient(error) || Rules.Any(rule => rule.Covers(error, TimeSpan.Zero));
        Assert.Equal(row["repeated"], isRepeated ? "yes" : "no");
    });
}
