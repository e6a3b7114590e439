package org.roundup.web.template;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.apache.velocity.util.introspection.Info;
import org.apache.velocity.util.introspection.SecureUberspector;
import org.apache.velocity.util.introspection.VelMethod;

/** Finds methods as SecureUberspector does, and functions of extensions before them. Velocity makes it by name. */
public final class FunctionUberspector extends SecureUberspector {

    @Override
    public VelMethod getMethod(Object object, String name, Object[] arguments, Info place) {
        if (object instanceof Functions functions && functions.hasFunction(name)) {
            return new Call(name);
        }
        return super.getMethod(object, name, arguments, place);
    }

    private record Call(String name) implements VelMethod {

        @Override
        public Object invoke(Object object, Object[] arguments) throws InvocationTargetException {
            try {
                return ((Functions) object).callFunction(name, arguments);
            } catch (RuntimeException failure) {
                throw new InvocationTargetException(failure); // else Velocity would not say in which template
            }
        }

        @Override
        public boolean isCacheable() {
            return true;
        }

        @Override
        public Method getMethod() {
            return null;
        }

        @Override
        public String getMethodName() {
            return name;
        }

        @Override
        public Class<?> getReturnType() {
            return Object.class;
        }
    }
}
