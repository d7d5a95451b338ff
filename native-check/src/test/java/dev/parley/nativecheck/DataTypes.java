package dev.parley.nativecheck;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/// Which of our records and enums are made, or looked into, by name: derived from the bytecode of those that ask for
/// it. A little too many is no harm; each too few fails only in an image, and only when it is met.
final class DataTypes {
    private static final String JACKSON = "com/fasterxml/jackson/databind/";
    private static final Set<String> READERS_AND_WRITERS =
            Set.of(JACKSON + "ObjectMapper", JACKSON + "ObjectReader", JACKSON + "ObjectWriter");
    private static final Pattern NAMES = Pattern.compile("L(dev/parley/[\\w/$]+)");
    private static final Pattern PROJECTION = Pattern.compile("select new (dev\\.parley\\.[\\w.$]+)");

    private final Map<String, ClassModel> own;
    private final Set<String> found = new TreeSet<>();

    private DataTypes(Map<String, ClassModel> own) {
        this.own = own;
    }

    /// Those that Jackson meets, with all they consist of.
    static Set<String> ofJson(Map<String, ClassModel> own) {
        var types = new DataTypes(own);
        for (var each : own.values()) {
            types.mentionedIn(each);
        }
        return types.found;
    }

    /// Those that a query of Hibernate makes.
    static Set<String> ofQueries(Map<String, ClassModel> own) {
        var made = new TreeSet<String>();
        for (var each : own.values()) {
            for (var constant : each.constantPool()) {
                if (constant instanceof StringEntry text) {
                    PROJECTION.matcher(text.stringValue()).results().forEach(hit -> made.add(hit.group(1)));
                }
            }
        }
        return made;
    }

    /// Those it hands on as classes, and those it has written without saying what they are.
    private void mentionedIn(ClassModel type) {
        for (var method : type.methods()) {
            addWritten(method);
            if (reads(method) || givesClasses(method)) {
                method.code().ifPresent(code -> code.forEach(this::addGiven));
            }
        }
    }

    private static boolean reads(MethodModel method) {
        return calls(method, (call, owner) -> READERS_AND_WRITERS.contains(owner));
    }

    /// By a mapper, or as the body of an answer: neither is told a type.
    private static boolean isWrite(InvokeInstruction call) {
        var name = call.name().stringValue();
        return call.owner().asInternalName().equals(JACKSON + "ObjectMapper")
                ? name.startsWith("writeValue") || name.equals("valueToTree")
                : name.equals("entity") && call.type().stringValue().startsWith("(Ljava/lang/Object;");
    }

    /// Whether it gives a class to one of ours that reads or writes.
    private boolean givesClasses(MethodModel method) {
        return calls(
                method,
                (call, owner) -> usesJackson(own.get(owner.replace('/', '.')))
                        && (call.type().stringValue().contains("Ljava/lang/Class;")
                                || call.type().stringValue().contains("TypeReference;")));
    }

    private static boolean usesJackson(ClassModel type) {
        if (type != null) {
            for (var constant : type.constantPool()) {
                if (constant instanceof ClassEntry named && READERS_AND_WRITERS.contains(named.asInternalName())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean calls(MethodModel method, BiPredicate<InvokeInstruction, String> such) {
        return method.code().stream()
                .flatMap(code -> code.elementStream())
                .anyMatch(each -> each instanceof InvokeInstruction call
                        && such.test(call, call.owner().asInternalName()));
    }

    private void addGiven(CodeElement element) {
        switch (element) {
            case LoadConstantInstruction constant
            when constant.constantEntry() instanceof ClassEntry named -> add(named.asInternalName());
            case NewObjectInstruction made -> {
                var model = own.get(made.className().asInternalName().replace('/', '.'));
                if (model != null) { // a type reference says what it is of in its signature
                    model.findAttribute(Attributes.signature())
                            .ifPresent(it -> addNamed(it.signature().stringValue()));
                }
            }
            default -> {}
        }
    }

    /// What stands last on the stack before it is written.
    private void addWritten(MethodModel method) {
        var variables = parameters(method);
        method.code().ifPresent(code -> {
            code.forEach(element -> {
                if (element instanceof LocalVariable variable) {
                    variables.merge(variable.slot(), variable.type().stringValue(), String::concat);
                }
            });
            CodeElement before = null;
            for (var element : code) {
                if (element instanceof InvokeInstruction call && isWrite(call)) {
                    addNamed(typeOf(before, variables));
                }
                before = element instanceof Instruction ? element : before;
            }
        });
    }

    private static Map<Integer, String> parameters(MethodModel method) {
        var types = new HashMap<Integer, String>();
        var slot = method.flags().has(AccessFlag.STATIC) ? 0 : 1;
        for (var parameter : method.methodTypeSymbol().parameterList()) {
            types.put(slot, parameter.descriptorString());
            slot += TypeKind.from(parameter).slotSize();
        }
        return types;
    }

    private static String typeOf(CodeElement element, Map<Integer, String> variables) {
        return switch (element) {
            case InvokeInstruction call
            when call.name().equalsString("<init>") -> "L" + call.owner().asInternalName() + ";";
            case InvokeInstruction call -> call.typeSymbol().returnType().descriptorString();
            case LoadInstruction load -> variables.getOrDefault(load.slot(), "");
            case FieldInstruction field -> field.type().stringValue();
            case null, default -> "";
        };
    }

    private void addNamed(String signature) {
        NAMES.matcher(signature.replace(";.", "$")).results().forEach(hit -> add(hit.group(1)));
    }

    private void add(String internalName) {
        var waiting = new ArrayDeque<>(Set.of(internalName.replace('/', '.')));
        while (!waiting.isEmpty()) {
            var name = waiting.remove();
            var type = own.get(name);
            if (type == null) {
                continue;
            }
            if (isData(type) && found.add(name)) {
                waiting.addAll(partsOf(type));
            } else if (isSealed(type)) {
                type.findAttribute(Attributes.permittedSubclasses()).orElseThrow().permittedSubclasses().stream()
                        .map(each -> each.asInternalName().replace('/', '.'))
                        .filter(each -> !found.contains(each))
                        .forEach(waiting::add);
            }
        }
    }

    private static boolean isData(ClassModel type) {
        return type.findAttribute(Attributes.record()).isPresent()
                || type.flags().has(AccessFlag.ENUM);
    }

    private static boolean isSealed(ClassModel type) {
        return type.findAttribute(Attributes.permittedSubclasses()).isPresent();
    }

    private static Collection<String> partsOf(ClassModel type) {
        var parts = new TreeSet<String>();
        type.findAttribute(Attributes.record()).ifPresent(record -> {
            for (RecordComponentInfo part : record.components()) {
                var described = part.findAttribute(Attributes.signature())
                        .map(it -> it.signature().stringValue())
                        .orElse(part.descriptor().stringValue());
                NAMES.matcher(described)
                        .results()
                        .forEach(hit -> parts.add(hit.group(1).replace('/', '.')));
            }
        });
        return parts;
    }
}
