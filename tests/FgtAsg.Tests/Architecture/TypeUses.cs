using Mono.Cecil;

namespace FgtAsg.Tests.Architecture;

/// <summary>The members of the assembly's other namespaces that one compiled type uses.</summary>
/// <remarks>
/// Mono.Cecil reads signatures, attributes and method bodies. The compiler creates nested types for lambdas, iterators and asynchronous
/// methods. Their uses count as uses of the method that the compiler made them from.
/// </remarks>
internal sealed class TypeUses
{
    private readonly TypeDefinition _outermost;
    private readonly List<(string To, NamespaceUse Use)> _uses = [];

    private TypeUses(TypeDefinition outermost) => _outermost = outermost;

    public static IReadOnlyList<(string To, NamespaceUse Use)> Of(TypeDefinition type)
    {
        var uses = new TypeUses(type);
        uses.AddType(type);
        return uses._uses;
    }

    /// <summary>Types made by the compiler, and file-local types of source generators. They are not in one of our namespaces.</summary>
    public static bool IsGenerated(TypeDefinition type) =>
        type.Name.StartsWith('<')
        || type.CustomAttributes.Any(attribute => attribute.AttributeType.Name is "CompilerGeneratedAttribute" or "EmbeddedAttribute");

    private void AddType(TypeDefinition type)
    {
        var user = MemberNames.Of(type);
        Add(user, type.BaseType);
        Add(user, type.Interfaces.Select(implemented => implemented.InterfaceType));
        AddAttributes(user, [type, .. type.Interfaces]);
        AddGenericParameters(user, type);
        foreach (var field in type.Fields)
        {
            Add(MemberNames.Of(field), field.FieldType);
            AddAttributes(MemberNames.Of(field), [field]);
        }

        foreach (var property in type.Properties)
        {
            AddAttributes(MemberNames.Of(property), [property]);
        }

        foreach (var @event in type.Events)
        {
            Add(MemberNames.Of(@event), @event.EventType);
            AddAttributes(MemberNames.Of(@event), [@event]);
        }

        foreach (var method in type.Methods)
        {
            AddMethod(method);
        }

        foreach (var nested in type.NestedTypes)
        {
            AddType(nested);
        }
    }

    private void AddMethod(MethodDefinition method)
    {
        var user = MemberNames.Of(method);
        Add(user, method.ReturnType);
        Add(user, method.Parameters.Select(parameter => parameter.ParameterType));
        AddGenericParameters(user, method);
        AddAttributes(user, [method, method.MethodReturnType, .. method.Parameters]);
        foreach (var overridden in method.Overrides)
        {
            AddMember(user, overridden);
        }

        if (method.HasBody)
        {
            Add(user, method.Body.Variables.Select(variable => variable.VariableType));
            Add(user, method.Body.ExceptionHandlers.Select(handler => handler.CatchType));
            foreach (var instruction in method.Body.Instructions)
            {
                AddOperand(user, instruction.Operand);
            }
        }
    }

    private void AddOperand(string user, object? operand)
    {
        switch (operand)
        {
            case TypeReference type:
                Add(user, type);
                break;
            case MemberReference member:
                AddMember(user, member);
                break;
        }
    }

    private void AddMember(string user, MemberReference member)
    {
        Add(user, member.DeclaringType, member);
        if (member is GenericInstanceMethod method)
        {
            Add(user, method.GenericArguments);
        }
    }

    private void AddGenericParameters(string user, IGenericParameterProvider provider)
    {
        foreach (var parameter in provider.GenericParameters)
        {
            Add(user, parameter.Constraints.Select(constraint => constraint.ConstraintType));
            AddAttributes(user, [parameter, .. parameter.Constraints]);
        }
    }

    private void AddAttributes(string user, IEnumerable<ICustomAttributeProvider> providers)
    {
        foreach (var attribute in providers.SelectMany(provider => provider.CustomAttributes))
        {
            Add(user, attribute.AttributeType);
            var named = attribute.Fields.Concat(attribute.Properties).Select(argument => argument.Argument);
            foreach (var argument in attribute.ConstructorArguments.Concat(named))
            {
                AddArgument(user, argument);
            }
        }
    }

    private void AddArgument(string user, CustomAttributeArgument argument)
    {
        Add(user, argument.Type);
        switch (argument.Value)
        {
            case TypeReference type:
                Add(user, type);
                break;
            case CustomAttributeArgument boxed:
                AddArgument(user, boxed);
                break;
            case CustomAttributeArgument[] elements:
                Array.ForEach(elements, element => AddArgument(user, element));
                break;
        }
    }

    private void Add(string user, IEnumerable<TypeReference?> types)
    {
        foreach (var type in types)
        {
            Add(user, type);
        }
    }

    /// <summary>The type itself and its component types: elements, generic arguments, parameters of function pointers.</summary>
    private void Add(string user, TypeReference? type, MemberReference? member = null)
    {
        switch (type)
        {
            case null or GenericParameter:
                break;
            case GenericInstanceType generic:
                Add(user, generic.GenericArguments);
                Add(user, generic.ElementType, member);
                break;
            case FunctionPointerType pointer:
                Add(user, [pointer.ReturnType, .. pointer.Parameters.Select(parameter => parameter.ParameterType)]);
                break;
            case IModifierType modified:
                Add(user, modified.ModifierType);
                Add(user, modified.ElementType, member);
                break;
            case TypeSpecification specification:
                Add(user, specification.ElementType, member);
                break;
            default:
                AddPlain(user, type, member);
                break;
        }
    }

    private void AddPlain(string user, TypeReference type, MemberReference? member)
    {
        var outermost = type;
        while (outermost.DeclaringType is { } declaring)
        {
            outermost = declaring;
        }

        if (outermost is TypeDefinition defined && defined.Module == _outermost.Module
            && defined.Namespace != _outermost.Namespace && !IsGenerated(defined))
        {
            _uses.Add((defined.Namespace, new NamespaceUse(user, member is null ? MemberNames.Of(type) : MemberNames.Of(member))));
        }
    }
}
